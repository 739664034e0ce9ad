/** The service manifest (section 3.1 of the specification). */
import { KINDS } from './kinds.js';
import { BATCH_SIZE } from './query.js';

/** The part of the window that a preview takes, in pixels. */
const PREVIEW = { width: 430, height: 320 };

/**
 * What the service offers, by the address under which it was asked. It extends no data, so it has no `extend`.
 *
 * @param root http://host:port, without a slash at the end
 */
export function manifestAt(root: string) {
  const entity = `${root}/reconcile/entity?id=`;
  const suggest = (what: string) => ({ service_url: root, service_path: `/reconcile/suggest/${what}` });
  return {
    versions: ['0.2'],
    name: 'Nisba',
    // Ids are a store's own: the same id elsewhere may be somebody else.
    identifierSpace: entity,
    schemaSpace: 'https://schema.org/Thing',
    defaultTypes: KINDS,
    batchSize: BATCH_SIZE,
    view: { url: `${entity}{{id}}` },
    preview: { url: `${entity}{{id}}`, ...PREVIEW },
    suggest: { entity: suggest('entity'), type: suggest('type'), property: suggest('property') },
  };
}
