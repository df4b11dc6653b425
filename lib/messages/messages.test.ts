import compile from "icu-minify/compile";
import { describe, expect, it } from "vitest";
import { compiledMessages } from "./compiled";
import { de } from "./de";
import { type Area, en } from "./en";
import { fr } from "./fr";
import { createTranslate } from "./translate";

/** The kinds of the compiler's nodes that have branches. */
const SELECT = 1;
const PLURAL = 2;

function leaves(node: object, path = ""): [string, string][] {
  return Object.entries(node).flatMap(([key, value]) =>
    typeof value === "string" ? [[`${path}${key}`, value] as [string, string]] : leaves(value, `${path}${key}.`),
  );
}

/** What a compiled message takes: arguments with their kind, tags, and those inside branches and tags. */
function parts(compiled: unknown): string[] {
  if (!Array.isArray(compiled)) return [];
  return compiled.flatMap((node): string[] => {
    if (!Array.isArray(node)) return [];
    const [name, kind, ...rest] = node;
    if (node.length === 1) return [`argument ${name}`];
    if (typeof kind !== "number" || kind === 0) return [`tag ${name}`, ...parts(node.slice(1))];
    if (kind !== SELECT && kind !== PLURAL) return [`${kind} ${name}`];
    return [`${kind} ${name}`, ...Object.values(rest[0] as object).flatMap(parts)];
  });
}

function plurals(compiled: unknown): string[][] {
  if (!Array.isArray(compiled)) return [];
  return compiled.flatMap((node) => (Array.isArray(node) && node[1] === PLURAL ? [Object.keys(node[2])] : []));
}

const english = new Map(leaves(en));

describe.each([
  ["fr", fr],
  ["de", de],
] as const)("the words in %s", (locale, messages) => {
  const translated = new Map(leaves(messages));

  it("U7 · exist for every English one, and there are no others", () => {
    expect([...translated.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it("take the same arguments and tags as the English ones", () => {
    for (const [key, text] of english) {
      const ours = new Set(parts(compile(translated.get(key) ?? "")));
      expect({ key, parts: [...ours].sort() }).toEqual({ key, parts: [...new Set(parts(compile(text)))].sort() });
    }
  });

  it("are written: none is empty", () => {
    expect([...translated].filter(([, text]) => !text.trim())).toEqual([]);
  });

  it("cover every plural form their language has", () => {
    const needed = new Intl.PluralRules(locale).resolvedOptions().pluralCategories.filter((name) => name !== "many");
    for (const [key, text] of translated) {
      for (const forms of plurals(compile(text))) {
        expect({ key, forms }).toEqual({ key, forms: expect.arrayContaining(needed) });
      }
    }
  });
});

/** Keys of the same thing on different screens. */
const ONE_THING = [
  ["home.health.calls", "shell.callsLeft"],
  ["orders.column.business", "status.type.is_business", "vcs.table.business"],
  ["orders.column.ship_by", "orders.sort.ship_by", "order.shipBy", "actions.form.shipBy", "triage.orders.shipBy"],
  ["orders.column.ship_by", "exportOrders.columns.ship_by"],
  ["orders.column.reference", "orders.filters.ref", "orders.sort.merchant_order_id", "order.yourOrderId"],
  ["orders.column.reference", "exportOrders.columns.merchant_order_id", "keys.filters.ref"],
  ["signIn.demoMerchant", "shell.role.operator"],
  ["signIn.demoViewer", "shell.role.viewer"],
  ["signIn.demoAdmin", "shell.role.admin"],
  ["status.action.unconfirmed", "triage.kind.unconfirmed.title"],
  ["shell.activity", "actions.activity.title", "keys.does.goActivity"],
  ["actions.types.ship", "keys.does.ship"],
] as const;

it.each(ONE_THING.map((keys) => [keys]))("one thing has one word, on whatever screen it stands: %s", (keys) => {
  for (const catalogue of [en, fr, de]) {
    const words = new Map(leaves(catalogue));
    expect([...new Set(keys.map((key) => words.get(key)))]).toEqual([expect.stringMatching(/./)]);
  }
});

describe("every message", () => {
  it("avoids exclamation marks, “Oops” and “Success”", () => {
    for (const catalogue of [en, fr, de]) {
      for (const [, text] of leaves(catalogue)) expect(text).not.toMatch(/!|\boops\b|\bsuccess\b/i);
    }
  });
});

describe("a translator", () => {
  const areas: Area[] = ["signIn", "status", "orders"];
  const t = createTranslate(compiledMessages("en", areas), "en", "signIn");

  it("chooses the plural form of the reader's language", () => {
    expect(t("errorInvalid", { tries: 1 })).toBe("E-mail or password not right. 1 try left, then a wait.");
    expect(t("errorInvalid", { tries: 0 })).toBe("E-mail or password not right. The next try has to wait.");
    const fr = createTranslate(compiledMessages("fr", areas), "fr", "orders");
    expect(fr("count", { n: 0 })).toBe("0 commande");
    expect(fr("count", { n: 2 })).toBe("2 commandes");
  });

  it("sets French punctuation so that it never stands alone on a line", () => {
    const fr = createTranslate(compiledMessages("fr", areas), "fr", "status");
    expect(fr("order.pickup_to_prepare")).toBe("Retrait\u00a0: à préparer");
    expect(fr("unknown", { raw: "x" })).toBe("«\u00a0x\u00a0»");
  });

  it("never reads markup in a value", () => {
    const status = createTranslate(compiledMessages("en", areas), "en", "status");
    expect(status("unknown", { raw: "<b>{n}</b>" })).toBe("“<b>{n}</b>”");
  });

  it("shows the key of a message it was not given, and only that", () => {
    const orders = createTranslate(compiledMessages("en", ["signIn"]), "en", "orders");
    expect(orders("title")).toBe("orders.title");
  });

  it("is made of plain data, so that a server component may hand it to the browser", () => {
    const sent = compiledMessages("de", areas);
    expect(JSON.parse(JSON.stringify(sent))).toEqual(sent);
    const walk = (node: unknown): void => {
      if (typeof node !== "object" || node === null) return;
      expect([Object.prototype, Array.prototype]).toContain(Object.getPrototypeOf(node));
      Object.values(node).forEach(walk);
    };
    walk(sent);
  });
});
