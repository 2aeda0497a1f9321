// Which sentence says a step once more; a screen without one of its own has the general one.

import { catalogues } from '../../../resources/index.ts';
import { answeringOf } from '../../parts/answering.ts';

const sentences = catalogues['zh-Hans'].screens.help.about;

export type AboutStep = keyof typeof sentences;

const isKnown = (about: string): about is AboutStep => Object.hasOwn(sentences, about);

export const aboutStep = (about: string): AboutStep => answeringOf(about) ?? (isKnown(about) ? about : 'other');
