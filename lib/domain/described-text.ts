/**
 * A marketplace describes itself in HTML that nobody vouches for (API.md §14.2). It is read into paragraphs of plain text with the few
 * marks that carry meaning; nothing of the markup itself is kept, so there is nothing left that a browser could run.
 */

/** A piece of a paragraph with one look. `href` is an https address as it was written, null for text that leads nowhere. */
export interface DescribedPiece {
  text: string;
  strong: boolean;
  stressed: boolean;
  href: string | null;
}

/** A paragraph, a heading, or an item of a list; line breaks inside it are `\n`. Lists in lists are read as one. */
export interface DescribedBlock {
  kind: "text" | "heading" | "bullet" | "number";
  pieces: DescribedPiece[];
}

/** Nobody reads past this, and reading stays cheap whatever is sent. */
const MOST_SOURCE = 20_000;
/** What stands inside them is no text for a reader: code, styles, pictures, forms, frames, what only a browser without scripts shows. */
const UNREAD = new Set(
  "script style head title template noscript iframe object svg math audio video canvas select textarea xmp".split(" "),
);
const HEADINGS = /^h[1-6]$/;
const BLOCKS = new Set(
  (
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form header hr html li main " +
    "nav ol p pre section summary table tbody td tfoot th thead tr ul h1 h2 h3 h4 h5 h6"
  ).split(" "),
);
/** The names of U+00A0 to U+00FF, in their order (HTML 4, Latin-1). */
const LATIN_1 = (
  "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot " +
  "cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml " +
  "Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig " +
  "agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute " +
  "ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml"
).split(" ");
const NAMED = new Map([
  ...LATIN_1.map((name, at) => [name, String.fromCharCode(0xa0 + at)] as const),
  ...Object.entries({ amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", euro: "€", hellip: "…", bull: "•" }),
  ...Object.entries({ ndash: "–", mdash: "—", lsquo: "‘", rsquo: "’", ldquo: "“", rdquo: "”", oelig: "œ", OElig: "Œ" }),
]);

/** Characters written by number or by name; what is no such thing stays as it stands. */
function decoded(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,9}));/g,
    (whole, dec, hex, name) => {
      if (name !== undefined) return NAMED.get(name) ?? whole;
      const point = dec === undefined ? Number.parseInt(hex, 16) : Number(dec);
      return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : "";
    },
  );
}

interface Tag {
  name: string;
  closes: boolean;
  href: string | null;
  /** Where the text after it begins. */
  end: number;
}

const ATTRIBUTE = /[\s/]*([^\s/>=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?/y;

/** The tag that begins at `from`; its attributes are read only to find where it ends and where it leads. */
function tagAt(html: string, from: number): Tag | null {
  const [start, slash, name] = /^<(\/?)([A-Za-z][^\s/>]*)/.exec(html.slice(from, from + 60)) ?? [];
  if (start === undefined || name === undefined) return null;
  let href: string | null = null;
  let end = from + start.length;
  for (;;) {
    ATTRIBUTE.lastIndex = end;
    const found = ATTRIBUTE.exec(html);
    if (!found) break;
    end = ATTRIBUTE.lastIndex;
    if (found[1]?.toLowerCase() === "href") href ??= decoded(found[2] ?? found[3] ?? found[4] ?? "").trim();
  }
  const close = html.indexOf(">", end);
  return { name: name.toLowerCase(), closes: slash === "/", href, end: close < 0 ? html.length : close + 1 };
}

/** Where what is not for a reader ends: behind its own closing tag, or with the text. */
function afterUnread(html: string, { name, end }: Tag): number {
  const close = html.toLowerCase().indexOf(`</${name}`, end);
  return close < 0 ? html.length : (tagAt(html, close)?.end ?? html.length);
}

/** Puts pieces together to paragraphs as tags open and close. */
class Paragraphs {
  readonly blocks: DescribedBlock[] = [];
  private pieces: DescribedPiece[] = [];
  private kind: DescribedBlock["kind"] = "text";
  private readonly lists: ("bullet" | "number")[] = [];
  private strong = 0;
  private stressed = 0;
  private href: string | null = null;

  text(raw: string): void {
    const last = this.pieces.at(-1);
    const text = decoded(raw).replace(/[\s\u00a0]+/g, " ");
    const begins = last === undefined || /[\s]$/.test(last.text);
    this.add(begins ? text.trimStart() : text);
  }

  tag({ name, closes, href }: Tag): void {
    const step = closes ? -1 : 1;
    if (name === "br") this.add("\n");
    if (name === "b" || name === "strong") this.strong = Math.max(0, this.strong + step);
    if (name === "i" || name === "em") this.stressed = Math.max(0, this.stressed + step);
    if (name === "a") this.href = !closes && href !== null && /^https:\/\//i.test(href) ? href : null;
    if (BLOCKS.has(name)) this.block(name, closes);
  }

  private block(name: string, closes: boolean): void {
    this.flush();
    if (name === "ul" || name === "ol") {
      if (closes) this.lists.pop();
      else this.lists.push(name === "ol" ? "number" : "bullet");
    }
    if (closes) return;
    if (HEADINGS.test(name)) this.kind = "heading";
    if (name === "li") this.kind = this.lists.at(-1) ?? "bullet";
  }

  private add(text: string): void {
    if (text === "") return;
    const [strong, stressed] = [this.strong > 0, this.stressed > 0];
    const last = this.pieces.at(-1);
    if (last && last.strong === strong && last.stressed === stressed && last.href === this.href) last.text += text;
    else this.pieces.push({ text, strong, stressed, href: this.href });
  }

  /** Ends the paragraph; one without a word is none. */
  flush(): void {
    const last = this.pieces.at(-1);
    if (last) last.text = last.text.trimEnd();
    const pieces = this.pieces.filter(({ text }) => text !== "");
    if (pieces.some(({ text }) => text.trim() !== "")) this.blocks.push({ kind: this.kind, pieces });
    this.pieces = [];
    this.kind = "text";
  }
}

/**
 * A description as paragraphs, empty when it says nothing. Scripts, styles, pictures, forms and frames are left out with what they hold,
 * handlers and attributes with their tags; other tags leave their text. Never throws, reads at most 20,000 characters.
 */
export function describedText(html: string): DescribedBlock[] {
  const source = html.slice(0, MOST_SOURCE);
  const paragraphs = new Paragraphs();
  let at = 0;
  while (at < source.length) {
    const open = source.indexOf("<", at);
    const tag = open < 0 ? null : tagAt(source, open);
    if (open < 0 || tag || /^<[!?/]/.test(source.slice(open, open + 2))) {
      paragraphs.text(source.slice(at, open < 0 ? source.length : open));
    }
    if (open < 0) break;
    if (tag) {
      paragraphs.tag(tag);
      at = UNREAD.has(tag.name) && !tag.closes ? afterUnread(source, tag) : tag.end;
    } else if (/^<[!?/]/.test(source.slice(open, open + 2))) {
      // Comments, document types and the like say nothing to a reader.
      const [end, size] = source.startsWith("<!--", open)
        ? [source.indexOf("-->", open + 4), 3]
        : [source.indexOf(">", open), 1];
      at = end < 0 ? source.length : end + size;
    } else {
      // "3 < 4" is text.
      paragraphs.text(source.slice(at, open + 1));
      at = open + 1;
    }
  }
  paragraphs.flush();
  return paragraphs.blocks;
}

/** Only so much stands there before somebody asks for the rest, in characters. */
const OPENING = 280;

/** The paragraphs a reader sees first: as many whole ones as fit, the last cut at a word where it is long by itself. */
export function openingOf(blocks: readonly DescribedBlock[], most = OPENING): DescribedBlock[] {
  const shown: DescribedBlock[] = [];
  let left = most;
  for (const block of blocks) {
    const size = block.pieces.reduce((sum, { text }) => sum + text.length, 0);
    // A little more than fits is shown whole: a press for three words is not worth it.
    if (size <= left + (block === blocks.at(-1) ? 60 : 0)) {
      shown.push(block);
      left -= size;
      continue;
    }
    if (shown.length === 0) shown.push({ ...block, pieces: cutPieces(block.pieces, left) });
    break;
  }
  return shown;
}

function cutPieces(pieces: readonly DescribedPiece[], most: number): DescribedPiece[] {
  const shown: DescribedPiece[] = [];
  let left = most;
  for (const piece of pieces) {
    if (piece.text.length > left) {
      const start = piece.text.slice(0, left);
      const word = start.lastIndexOf(" ");
      return [...shown, { ...piece, text: `${word > 0 ? start.slice(0, word) : start}…` }];
    }
    shown.push(piece);
    left -= piece.text.length;
  }
  return shown;
}
