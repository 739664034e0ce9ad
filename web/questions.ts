/** The analysts' questions that the page offers: each is a file in `questions/`, in the order of the names. */
import { type Group, groupOf, GROUPS } from './groups.js';

const files = import.meta.glob<string>('./questions/*.graphql', {
  query: '?raw',
  import: 'default',
  eager: true,
});

export interface Question {
  /** The file's name without its ending: stays the same when the query is improved. */
  readonly id: string;
  readonly group: Group;
  /** The first line of the leading comment. */
  readonly sentence: string;
  readonly query: string;
  /** The operation's name, which GraphiQL shows as the tab's title. */
  readonly title: string;
}

const idOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1, -'.graphql'.length);

/** The first line, which is a comment; what follows it in the comment is for those who read the query. */
const sentenceOf = (query: string): string => /^# (.+)/.exec(query)?.[1] ?? '';

const titleOf = (query: string): string => /^query (\w+)/m.exec(query)?.[1] ?? '';

export const questions: readonly Question[] = Object.entries(files)
  .map(([path, query]) => {
    const id = idOf(path);
    return { id, group: groupOf(id), sentence: sentenceOf(query), query, title: titleOf(query) };
  })
  .sort((a, b) => (a.id < b.id ? -1 : 1));

/** Those that a first visit finds in tabs; the others open from the list. */
export const firstQuestions = questions.filter(({ group }) => group === GROUPS[0]);
