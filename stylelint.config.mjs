// No raw pixel and no colour outside tokens.css: a component is made of millimetres, of its own text's height, and of colour roles.

const lengthsOfTheScreen = ['px', 'rem', 'pt', 'pc', 'cm', 'mm', 'in', 'Q', 'vw', 'vh', 'vmin', 'vmax', 'dvw', 'dvh', 'svh', 'lvh'];
const colourFunctions = ['rgb', 'rgba', 'hsl', 'hsla', 'hwb', 'lab', 'lch', 'oklab', 'oklch', 'color', 'color-mix', 'light-dark'];
/** A ground is one colour: contrast is measured against it. Pictures are drawings of ours in the page. */
const pictureFunctions = [/gradient$/, 'url', 'image-set', 'cross-fade', 'element', 'paint'];
const times = ['s', 'ms'];

/** @type {import('stylelint').Config} */
export default {
  rules: {
    'unit-disallowed-list': [...lengthsOfTheScreen, ...times],
    'function-disallowed-list': [...colourFunctions, ...pictureFunctions],
    // Words belong into the catalogue: a style sheet has none.
    'declaration-property-value-allowed-list': { content: ['""', "''", 'none'] },
    'color-no-hex': true,
    'color-named': 'never',
    'declaration-no-important': true,
    'declaration-block-no-duplicate-properties': true,
    'block-no-empty': true,
    'media-feature-name-value-no-unknown': true,
    'property-no-unknown': true,
    'unit-no-unknown': true,
  },
  overrides: [
    {
      files: ['renderer/theme/tokens.css'],
      rules: { 'unit-disallowed-list': null, 'function-disallowed-list': pictureFunctions, 'color-no-hex': null },
    },
  ],
};
