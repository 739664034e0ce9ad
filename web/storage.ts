/**
 * The page's memory in the browser: GraphiQL's tabs and settings under keys of our own, so that
 * another GraphiQL on the same host and port neither reads nor overwrites them.
 */
import type { Question } from './questions.js';

const PREFIX = 'nisba:';
/** Under which GraphiQL keeps its tabs, and the text of the tab in front. */
const TABS = 'graphiql:tabState';
const FRONT = 'graphiql:query';
/** Under which we keep the questions' texts as they were last offered. */
const OFFERED = 'questions';

/** The storage that GraphiQL is given: localStorage, with every key prefixed. */
export const storage = {
  get length(): number {
    return ownKeys().length;
  },
  getItem: (key: string): string | null => localStorage.getItem(PREFIX + key),
  setItem: (key: string, value: string): void => localStorage.setItem(PREFIX + key, value),
  removeItem: (key: string): void => localStorage.removeItem(PREFIX + key),
  clear: (): void => ownKeys().forEach((key) => localStorage.removeItem(key)),
};

const ownKeys = (): string[] => Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));

/**
 * Brings stored tabs up to date: a tab that still holds a question as an earlier version of the
 * page offered it gets the question's present text; a tab that the user has edited stays as it is.
 */
export function refreshQuestions(questions: readonly Question[]): void {
  const renewed = renewals(storage.getItem(OFFERED), questions);
  const front = storage.getItem(FRONT);
  const renewedFront = front === null ? undefined : renewed.get(front);
  if (renewedFront) storage.setItem(FRONT, renewedFront.query);
  const tabs = storage.getItem(TABS);
  if (tabs !== null && renewed.size > 0) storage.setItem(TABS, renewTabs(tabs, renewed));
  storage.setItem(OFFERED, JSON.stringify(Object.fromEntries(questions.map(({ id, query }) => [id, query]))));
}

/** From the text of a question as it was offered to the question now, where the two differ. */
function renewals(offered: string | null, questions: readonly Question[]): Map<string, Question> {
  const before = parse(offered);
  const renewed = new Map<string, Question>();
  if (!isRecord(before)) return renewed;
  for (const question of questions) {
    const text = before[question.id];
    if (typeof text === 'string' && text !== question.query) renewed.set(text, question);
  }
  return renewed;
}

function renewTabs(stored: string, renewed: ReadonlyMap<string, Question>): string {
  const state = parse(stored);
  if (!isRecord(state) || !Array.isArray(state.tabs)) return stored;
  const tabs = state.tabs.map((tab: unknown) => {
    if (!isRecord(tab) || typeof tab.query !== 'string') return tab;
    const question = renewed.get(tab.query);
    return question
      ? { ...tab, query: question.query, title: question.title, operationName: question.title }
      : tab;
  });
  return JSON.stringify({ ...state, tabs });
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** Null for what is no JSON: the memory of a browser may hold anything. */
function parse(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
