/** What is wrong with a line, told to the person who wrote it. */
import type { z } from 'zod';

export interface RecordIssue {
  /** The field, dotted: "value.low", "locators.0"; '' for the line as a whole. */
  readonly path: string;
  readonly message: string;
}

const SHOWN = 3;

/** All issues of a failed parse. Each message goes on from the field's name: "is missing; …". */
export function issuesOf(error: z.ZodError, json: unknown): RecordIssue[] {
  return error.issues.map((issue) => ({
    path: issue.path.map(String).join('.'),
    message: messageOf(issue, json),
  }));
}

/** The first issues as one sentence for a log or a terminal. */
export function summaryOf(issues: readonly RecordIssue[]): string {
  const shown = issues
    .slice(0, SHOWN)
    .map(({ path, message }) => (path ? `"${path}" ${message}` : `The line ${message}`));
  const rest = issues.length - shown.length;
  return `${shown.join('; ')}${rest > 0 ? `; and ${rest} more` : ''}.`;
}

function messageOf(issue: z.core.$ZodIssue, json: unknown): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `has the unknown ${issue.keys.length > 1 ? 'fields' : 'field'} ${issue.keys.map(shorten).join(', ')}; remove or rename (docs/format.md lists the fields)`;
    case 'invalid_union':
      return `must be one of ${optionsOf(issue)}`;
    case 'invalid_value':
      if (isAbsent(json, issue.path)) return 'is missing; add it';
      return isOwn(issue.message) ? issue.message : `must be one of ${issue.values.map(String).join(', ')}`;
    case 'invalid_type':
      if (isAbsent(json, issue.path)) return 'is missing; add it';
      return isOwn(issue.message) ? issue.message : `must be ${TYPE_NAMES[issue.expected] ?? issue.expected}`;
    default:
      return issue.message;
  }
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a finite number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object in braces',
};

/** Zod's own sentences begin so; ours say more. */
function isOwn(message: string): boolean {
  return !message.startsWith('Invalid ');
}

function optionsOf(issue: z.core.$ZodIssueInvalidUnion): string {
  return 'options' in issue && Array.isArray(issue.options)
    ? issue.options.map(String).join(', ')
    : 'the allowed forms';
}

function isAbsent(json: unknown, path: readonly PropertyKey[]): boolean {
  let at: unknown = json;
  for (const key of path) {
    if (typeof at !== 'object' || at === null || !(key in at)) return true;
    at = (at as Record<PropertyKey, unknown>)[key];
  }
  return at === undefined;
}

function shorten(key: string): string {
  return `"${key.length > 60 ? `${key.slice(0, 60)}…` : key}"`;
}
