/** Under which heading a question stands: the tens of its number choose one, on the page as in docs/cookbook.md. */
export const GROUPS = [
  'To begin with',
  'Names',
  'What a tie rests on',
  'Denied, blamed, counted',
  'Paths and neighbours',
  'Time',
  'The shape of a network',
] as const;

export type Group = (typeof GROUPS)[number];

/** The group of a question by its id, such as 21-ties-of-the-nujaba-on-one-origin. */
export function groupOf(id: string): Group {
  const group = GROUPS[Number(id[0])];
  if (!group) throw new Error(`The question ${id} has a number without a group: add one to GROUPS.`);
  return group;
}
