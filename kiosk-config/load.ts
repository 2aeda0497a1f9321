// Reads a configuration file and says of each mistake the file, the line and the field.

import { readFileSync } from 'node:fs';
import { findNodeAtLocation, getNodeValue, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { z } from 'zod';
import { fail, type Result, succeed } from '../contract/result.ts';
import { configurationVersion, type KioskConfiguration, kioskConfiguration } from './schema.ts';

export interface ConfigurationProblem {
  readonly file: string;
  /** 1-based; 0 when the whole file is meant. */
  readonly line: number;
  /** Dotted path, empty for the whole file. */
  readonly field: string;
  readonly message: string;
}

export type Loaded = Result<KioskConfiguration, readonly ConfigurationProblem[]>;

const largestFile = 1024 * 1024;
const deepestNesting = 50;

/** One line for a person: `kiosk.jsonc:12: devices.scanner.wire.port: …`. */
export function problemText(problem: ConfigurationProblem): string {
  const place = problem.line > 0 ? `${problem.file}:${problem.line}` : problem.file;
  return [place, problem.field, problem.message].filter((part) => part !== '').join(': ');
}

export function loadConfiguration(file: string): Loaded {
  const text = readText(file);
  return text.ok ? parseConfiguration(text.value, file) : text;
}

function readText(file: string): Result<string, readonly ConfigurationProblem[]> {
  try {
    const bytes = readFileSync(file);
    if (bytes.length > largestFile) return fail([whole(file, `is larger than ${largestFile} bytes`)]);
    return succeed(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if (error instanceof TypeError) return fail([whole(file, 'is not UTF-8 text')]);
    const code = 'code' in error ? error.code : '';
    const reason =
      code === 'ENOENT'
        ? 'does not exist'
        : code === 'EACCES'
          ? 'may not be read by this user'
          : code === 'EISDIR'
            ? 'is a folder'
            : `cannot be read (${String(code)})`;
    return fail([whole(file, reason)]);
  }
}

export function parseConfiguration(text: string, file: string): Loaded {
  if (deepest(text) > deepestNesting) return fail([whole(file, `is nested deeper than ${deepestNesting} levels`)]);
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  const syntax = errors[0];
  if (syntax) {
    return fail([
      { file, line: lineAt(text, syntax.offset), field: '', message: `is not JSON: ${words(printParseErrorCode(syntax.error))}` },
    ]);
  }
  if (!root) return fail([whole(file, 'is empty')]);
  const value: unknown = getNodeValue(root);
  const future = futureVersion(value);
  if (future !== null) {
    const message = `is ${future}; this kiosk reads ${configurationVersion}. The file was written for a newer kiosk`;
    return fail([{ file, line: lineOf(text, root, ['version']), field: 'version', message }]);
  }
  // Read once a life: to compile a parser for it takes longer than to read it without.
  const parsed = kioskConfiguration.safeParse(value, { jitless: true });
  if (parsed.success) return succeed(parsed.data);
  return fail(parsed.error.issues.flatMap((issue) => problems(issue, text, root, file)));
}

/** An upper bound, brackets in texts and comments included: the parser is recursive. */
function deepest(text: string): number {
  let depth = 0;
  let most = 0;
  for (const character of text) {
    if (character === '{' || character === '[') depth += 1;
    if (character === '}' || character === ']') depth -= 1;
    most = Math.max(most, depth);
  }
  return most;
}

function futureVersion(value: unknown): number | null {
  if (typeof value !== 'object' || value === null || !('version' in value)) return null;
  return typeof value.version === 'number' && value.version > configurationVersion ? value.version : null;
}

function problems(issue: z.core.$ZodIssue, text: string, root: Node, file: string): ConfigurationProblem[] {
  const meant = issue.code === 'invalid_union' ? formMeant(issue) : [];
  if (meant.length > 0) return meant.flatMap((inner) => problems({ ...inner, path: [...issue.path, ...inner.path] }, text, root, file));
  const paths = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
  return paths.map((path) => ({
    file,
    line: lineOf(text, root, path),
    field: path.map(String).join('.'),
    message: issue.code === 'unrecognized_keys' ? 'is not known here' : issue.message,
  }));
}

/** Of several forms that a field may have, the one that was begun: its mistakes lie inside it. None: no form is like what was written. */
function formMeant({ errors }: z.core.$ZodIssueInvalidUnion): readonly z.core.$ZodIssue[] {
  return errors.find((issues) => issues.every(({ path, code }) => path.length > 0 || code === 'unrecognized_keys')) ?? [];
}

/** The line of a field, or of the nearest thing around it that is in the file. */
function lineOf(text: string, root: Node, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const segments = path.slice(0, length).map((part) => (typeof part === 'number' ? part : String(part)));
    const node = findNodeAtLocation(root, segments);
    if (node) return lineAt(text, node.parent?.type === 'property' ? node.parent.offset : node.offset);
  }
  return lineAt(text, root.offset);
}

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

const words = (code: string): string => code.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();

const whole = (file: string, message: string): ConfigurationProblem => ({ file, line: 0, field: '', message });
