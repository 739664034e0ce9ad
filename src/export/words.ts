/** FIGHTS_ALONGSIDE → fights alongside: a name of the vocabulary for people. */
export function asWords(name: string): string {
  return name.toLowerCase().replaceAll('_', ' ');
}
