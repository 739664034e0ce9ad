/** The preview of an entity as a page that loads nothing, runs nothing, and stands in another's frame. */
import { createHash } from 'node:crypto';
import { words } from './kinds.js';
import type { Preview, PreviewLink, PreviewName } from './read-preview.js';

const STYLE = `
:root { color-scheme: light dark; }
body { margin: 0; padding: 10px 12px; font: 13px/1.4 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { margin: 0; font-size: 17px; line-height: 1.25; }
h2 { margin: 10px 0 2px; font-size: 11px; font-weight: 600; text-transform: uppercase; letter-spacing: .04em; opacity: .7; }
p { margin: 3px 0; }
ul { margin: 0; padding: 0; list-style: none; }
small { opacity: .7; }
.names li { display: inline; }
.names li + li::before { content: " · "; opacity: .5; }
.contested { border-left: 3px solid #c77700; padding-left: 5px; }
`;

/** Nothing may be loaded or run; the one style is known by its hash. It may be framed by whoever asks. */
export const PREVIEW_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE, 'utf8').digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  'sandbox',
].join('; ');

export function previewPage(preview: Preview): string {
  const { id, name, sort, mergedId, descriptions, names, links, linkCount } = preview;
  const more = linkCount > links.length ? ` (${links.length} of ${linkCount}, best attested first)` : '';
  return page(
    name,
    [
      `<h1>${foreign(name)}</h1>`,
      `<p>${escape(sort)} <small>${escape(id)}</small></p>`,
      mergedId === undefined ? '' : `<p><small>${escape(mergedId)} is read as this one.</small></p>`,
      ...descriptions.map((description) => `<p>${foreign(description)}</p>`),
      section('Also named', 'names', names.map(nameItem)),
      section(`Ties${more}`, 'links', links.map(linkItem)),
    ]
      .filter((part) => part !== '')
      .join('\n'),
  );
}

/** A page that says in a sentence why there is no preview. */
export function refusalPage(message: string): string {
  return page('No preview', `<p>${foreign(message)}</p>`);
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escape(title)}</title>
<style>${STYLE}</style>
</head>
<body>
${body}
</body>
</html>
`;
}

function section(title: string, name: string, items: readonly string[]): string {
  if (items.length === 0) return '';
  return `<h2>${escape(title)}</h2>\n<ul class="${name}">\n${items.join('\n')}\n</ul>`;
}

function nameItem({ text, kind }: PreviewName): string {
  const sort = kind === 'PRIMARY' || kind === 'ALIAS' ? '' : ` <small>(${escape(words(kind))})</small>`;
  return `<li>${foreign(text)}${sort}</li>`;
}

function linkItem({ relation, role, far, status, origins }: PreviewLink): string {
  const mark = status === 'CONTESTED' ? ' class="contested"' : '';
  const post = role === undefined ? '' : ` <small>(${foreign(role)})</small>`;
  const told = `${words(status)}, ${origins} ${origins === 1 ? 'origin' : 'origins'}`;
  return `<li${mark}>${escape(relation)} ${foreign(far)}${post} <small>${escape(told)}</small></li>`;
}

/** A text of any script, kept from turning the direction of what stands around it. */
function foreign(text: string): string {
  return `<bdi>${escape(text)}</bdi>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character]!);
}
