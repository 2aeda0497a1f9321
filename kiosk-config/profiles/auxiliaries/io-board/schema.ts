// Profile of an input and output board (lights, cabinet door, headphone jack) that is a Modbus RTU slave.

import { z } from 'zod';
import { lightNames } from '../../../../contract/device/payloads.ts';
import { profileHead } from '../../catalogue.ts';

const milliseconds = z.int().min(1).max(60_000);
/** Zero-based, as on the wire; manuals often count from 1. */
const number = z.int().min(0).max(0xffff);
const activeLevel = z.enum(['high', 'low']);

const light = z.strictObject({
  coil: number,
  activeLevel: activeLevel.describe('Of the coil while the lamp is lit'),
});
const input = z.strictObject({
  input: number,
  activeLevel,
  debounceMs: z.int().min(0).max(10_000).describe('A level counts when it has been the same for so long'),
});

export const ioBoardProfileSchema = z
  .strictObject({
    ...profileHead,
    language: z.literal('modbus-rtu'),
    slave: z.int().min(1).max(247).describe('Slave address'),
    lights: z.partialRecord(z.enum(lightNames), light),
    flashMs: z.int().min(100).max(5000).describe('Half the period of a light that flashes slowly; the driver switches it'),
    cabinetDoor: input.nullable().describe('Active: the door is open'),
    headphones: input.nullable().describe('Active: a plug is in the jack'),
    pollMs: z.int().min(20).max(10_000).describe('Between two looks at the inputs; with neither input the slave is asked all the same'),
    answerMs: milliseconds,
    writeMs: milliseconds,
  })
  .refine(({ lights }) => new Set(Object.values(lights).map(({ coil }) => coil)).size === Object.keys(lights).length, {
    message: 'two lights share a coil',
    path: ['lights'],
  })
  .refine(({ cabinetDoor, headphones }) => !cabinetDoor || !headphones || Math.abs(cabinetDoor.input - headphones.input) < 64, {
    message: 'the inputs are read in one request: less than 64 apart',
    path: ['headphones'],
  });
export type IoBoardProfile = z.infer<typeof ioBoardProfileSchema>;
