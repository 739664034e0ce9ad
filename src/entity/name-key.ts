/** The exact look-up key of a name: equal for forms that differ only in case, width or spacing. */
export function nameKey(name: string): string {
  // Upper-casing first makes the fold full: ß and ss, final and medial sigma come together.
  return name.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC').replaceAll(/\s+/gu, ' ').trim();
}

/** The part of an id after its kind, spaced: what is shown where no source names the entity. */
export function slugLabel(id: string): string {
  return id.slice(id.indexOf(':') + 1).replaceAll('-', ' ');
}
