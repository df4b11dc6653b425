"use client";

import clsx from "clsx";
import { useId, useState } from "react";
import { useT } from "@/components/shell/intl-provider";
import { SafeLink } from "@/components/ui/link";
import { linkClass } from "@/components/ui/link-class";
import { type DescribedBlock, type DescribedPiece, openingOf } from "@/lib/domain/described-text";
import { plainLines } from "@/lib/format/plain";
import { safeHref } from "@/lib/format/safe-href";

/** Longer than any sentence; the whole was bounded when it was read. */
const MOST_LINE = 20_000;
const MOST_LINES = 200;

/** Hidden and direction-changing characters spelt out; the blanks at either end belong to the sentence around. */
function inert(text: string): string {
  const [, before, inner, after] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
  return `${before}${plainLines(inner ?? "", MOST_LINES, MOST_LINE).join("\n")}${after}`;
}

function Piece({ piece: { text, strong, stressed, href } }: { piece: DescribedPiece }) {
  const shown = inert(text);
  const look = clsx(strong && "font-semibold", stressed && "italic");
  if (href !== null && "href" in safeHref(href)) {
    return (
      <SafeLink url={href} className={look}>
        {shown}
      </SafeLink>
    );
  }
  if (strong) return <strong className={look}>{shown}</strong>;
  if (stressed) return <em>{shown}</em>;
  return shown;
}

/** Parts of a text have no names; they never change places, so their place is their key. */
const placed = <T,>(parts: readonly T[]) => parts.map((part, at) => ({ part, key: String(at) }));

const Pieces = ({ pieces }: DescribedBlock) => placed(pieces).map(({ part, key }) => <Piece key={key} piece={part} />);

/** Paragraphs or items of one kind that follow each other. Headings inside are no part of the page's own. */
function Run({ run }: { run: readonly DescribedBlock[] }) {
  const kind = run[0]?.kind;
  if (kind === "text" || kind === "heading") {
    return placed(run).map(({ part, key }) => (
      <p key={key} className={clsx(kind === "heading" && "font-semibold text-ink")}>
        <Pieces {...part} />
      </p>
    ));
  }
  const List = kind === "number" ? "ol" : "ul";
  return (
    <List className={clsx("grid gap-1 pl-4", kind === "number" ? "list-decimal" : "list-disc")}>
      {placed(run).map(({ part, key }) => (
        <li key={key}>
          <Pieces {...part} />
        </li>
      ))}
    </List>
  );
}

function Blocks({ blocks }: { blocks: readonly DescribedBlock[] }) {
  const runs: DescribedBlock[][] = [];
  for (const block of blocks) {
    const run = runs.at(-1);
    if (run?.[0]?.kind === block.kind) run.push(block);
    else runs.push([block]);
  }
  return placed(runs).map(({ part, key }) => <Run key={key} run={part} />);
}

/** What a marketplace says about itself: text with a few marks and links, never its own markup; the beginning of what is long. */
export function About({ blocks }: { blocks: readonly DescribedBlock[] }) {
  const t = useT("explorer");
  const id = useId();
  const [all, setAll] = useState(false);
  const opening = openingOf(blocks);
  const isLong = opening.length < blocks.length || opening.at(-1) !== blocks.at(opening.length - 1);
  return (
    <section>
      <h2 className="mb-1 text-12 font-semibold">{t("about.title")}</h2>
      <div
        id={id}
        className="grid gap-1.5 text-12 whitespace-pre-line text-ink-2 [overflow-wrap:anywhere]"
        dir="auto"
        translate="no"
      >
        <Blocks blocks={all ? blocks : opening} />
      </div>
      {isLong && (
        <button
          type="button"
          aria-expanded={all}
          aria-controls={id}
          onClick={() => setAll(!all)}
          className={`min-h-6 text-12 max-tablet:min-h-10 ${linkClass}`}
        >
          {t(all ? "about.less" : "about.more")}
          <span className="sr-only">: {t("about.title")}</span>
        </button>
      )}
    </section>
  );
}
