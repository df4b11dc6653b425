import { plainText } from "@/lib/format/plain";

/** Marketplaces whose two letters people already know; any other takes the first two of its name. */
const LETTERS: Record<string, string> = {
  amazon: "Az",
  zalando: "Za",
  cdiscount: "Cd",
  manomano: "Mm",
  fnac: "Fn",
  darty: "Da",
  ebay: "eB",
  bol: "bo",
  otto: "Ot",
  laredoute: "LR",
  la: "LR",
  decathlon: "De",
  galerieslafayette: "GL",
  rakuten: "Ra",
  kaufland: "Ka",
  leroymerlin: "LM",
  conforama: "Co",
};

interface Named {
  /** Lengow's code, "amazon_fr". */
  code: string;
  /** Lengow's name where we have it, "Amazon FR"; without it the code is made readable. */
  name?: string | null;
}

/** "amazon_fr" as people say it: "Amazon FR". A country at the end is written in capitals. */
export function marketplaceName({ code, name }: Named): string {
  if (name) return plainText(name, 40).text;
  const words = plainText(code, 40)
    .text.split(/[_\s-]+/)
    .filter(Boolean);
  return words
    .map((word, at) =>
      at > 0 && /^[a-z]{2}$/.test(word) ? word.toUpperCase() : word.charAt(0).toUpperCase() + word.slice(1),
    )
    .join(" ");
}

/** A grey tile with two letters, then the name with its country. No logo and no colour: colour means state. */
export function Marketplace(props: Named & { tile?: boolean }) {
  const { tile = true } = props;
  const name = marketplaceName(props);
  const stem = props.code.toLowerCase().split(/[_\s.-]/)[0] ?? "";
  return (
    <span className="inline-flex min-w-0 max-w-full items-center gap-[7px] whitespace-nowrap align-middle">
      {tile && (
        <span
          aria-hidden
          className="grid size-[18px] flex-none place-items-center rounded-4 bg-todo-soft text-[0.5625rem] font-bold tracking-[-0.02em] text-ink-2"
        >
          {LETTERS[stem] ?? Array.from(name).slice(0, 2).join("")}
        </span>
      )}
      <span className="cut" translate="no">
        {name}
      </span>
    </span>
  );
}
