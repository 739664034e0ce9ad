/** The analysts' questions that the page offers: each is a file in `questions/`, in the order of the names. */
const files = import.meta.glob<string>('./questions/*.graphql', {
  query: '?raw',
  import: 'default',
  eager: true,
});

export interface Question {
  /** The file's name without its ending: stays the same when the query is improved. */
  readonly id: string;
  /** The sentence of the leading comment. */
  readonly sentence: string;
  readonly query: string;
  /** The operation's name, which GraphiQL shows as the tab's title. */
  readonly title: string;
}

const idOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1, -'.graphql'.length);

/** The lines of the leading comment, as one sentence. */
const sentenceOf = (query: string): string => {
  const lines = query.split('\n');
  const end = lines.findIndex((line) => !line.startsWith('#'));
  return lines
    .slice(0, end)
    .map((line) => line.replace(/^#\s*/, ''))
    .join(' ');
};

const titleOf = (query: string): string => /^query (\w+)/m.exec(query)?.[1] ?? '';

export const questions: readonly Question[] = Object.entries(files)
  .map(([path, query]) => ({ id: idOf(path), sentence: sentenceOf(query), query, title: titleOf(query) }))
  .sort((a, b) => (a.id < b.id ? -1 : 1));
