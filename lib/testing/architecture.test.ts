import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { packageOf, roomOf, type SourceFile, sourceFiles, targetOf } from "./source-files";

const FILES = sourceFiles();
const SHIPPED = FILES.filter(({ file, isTest }) => !isTest && !/^lib\/(?:bench|scripts|faults)\//.test(file));

/** Which rooms each room may import from, beside itself. What is not named is denied. */
const ARROWS: Record<string, readonly string[]> = {
  "": ["lib/server"],
  app: ["components", "lib/queries", "lib/contract", "lib/domain", "lib/format", "lib/messages", "lib/server"],
  components: [
    "lib/queries",
    "lib/contract",
    "lib/domain",
    "lib/grammar",
    "lib/format",
    "lib/messages",
    "lib/triage",
    "lib/vcs",
    "lib/bulk",
  ],
  "lib/queries": ["lib/contract", "lib/domain"],
  "lib/contract": ["lib/domain", "lib/grammar", "lib/vcs", "lib/bulk"],
  "lib/grammar": ["lib/domain"],
  "lib/format": ["lib/domain", "lib/messages"],
  "lib/messages": ["lib/domain"],
  "lib/triage": ["lib/domain"],
  "lib/vcs": ["lib/domain"],
  "lib/bulk": ["lib/domain"],
  "lib/domain": [],
  "lib/server": [
    "lib/contract",
    "lib/grammar",
    "lib/domain",
    "lib/format",
    "lib/triage",
    "lib/vcs",
    "lib/lengow",
    "lib/bulk",
  ],
  "lib/lengow": [],
  "lib/sandbox": [],
};

/** Rooms with one door: outsiders import `index.ts` and nothing behind it. */
const DOORS = ["lib/lengow", "lib/grammar"];

/** Rooms that compute and nothing else, in the browser and in the server alike. */
const PURE = ["lib/domain", "lib/grammar", "lib/format", "lib/contract", "lib/triage", "lib/vcs", "lib/bulk"];
const PURE_PACKAGES: Record<string, readonly string[]> = {
  "lib/grammar": ["zod", "re2js"],
  "lib/domain": ["zod"],
};

/** Libraries with one owner, so that they can be replaced in one place. */
const OWNERS: Record<string, RegExp> = {
  "next-auth": /^lib\/(?:server\/auth|testing)\//,
  pg: /^lib\/(?:server\/db|bench)\//,
  "@electric-sql/pglite": /^lib\/(?:server\/db|bench)\//,
  pino: /^lib\/server\/logger\.ts$/,
  nodemailer: /^lib\/server\/notices\//,
  undici: /^lib\/(?:lengow|bench)\//,
  re2js: /^lib\/grammar\//,
  "oidc-provider": /^lib\/testing\//,
  "@base-ui/react": /^components\//,
  "@tanstack/react-query": /^(?:lib\/queries|components|app)\//,
};

/** Where the environment may be read: one place for the server, and the mains of commands, which configure themselves. */
const ENVIRONMENT = [
  /^lib\/server\/env\.ts$/,
  /^lib\/(?:scripts|bench|testing)\//,
  /^lib\/sandbox\/main\.ts$/,
  /^e2e\//,
];
/** Replaced by a constant when Next builds, so not an environment at all. */
const INLINED = /process\.env\.(?:NODE_ENV|NEXT_RUNTIME)\b/g;

function offenders(files: SourceFile[], problemsOf: (source: SourceFile) => string[]): string[] {
  return files.flatMap((source) => problemsOf(source).map((problem) => `${source.file}: ${problem}`));
}

function crossings({ file, imports }: SourceFile): { specifier: string; target: string; room: string }[] {
  return imports.flatMap((specifier) => {
    const target = targetOf(file, specifier);
    if (target === null || target === "package.json") return [];
    const room = roomOf(`${target}${target.split("/").length < 3 && target.startsWith("lib/") ? "/index" : ""}`);
    return room === roomOf(file) ? [] : [{ specifier, target, room }];
  });
}

describe("layering", () => {
  it("is judged by what files really import", () => {
    const route = FILES.find(({ file }) => file === "app/api/me/route.ts");
    expect(route?.imports).toContain("@/lib/server/http/define-route");
    const start = FILES.find(({ file }) => file === "instrumentation.ts");
    expect(start?.imports).toEqual(["./lib/server/start-server"]);
    expect(FILES.length).toBeGreaterThan(100);
  });

  it("imports go one way: app, components, queries, contract, domain; app, server, Lengow", () => {
    const wrong = offenders(SHIPPED, (source) => {
      const allowed = ARROWS[roomOf(source.file)];
      if (!allowed) return ["is in a room without a rule in this test"];
      return crossings(source)
        .filter(({ room }) => !allowed.includes(room))
        .map(({ specifier }) => specifier);
    });
    expect(wrong).toEqual([]);
  });

  it("rooms with a door are entered through it", () => {
    const wrong = offenders(FILES, (source) =>
      crossings(source)
        .filter(
          ({ room, target }) => DOORS.includes(room) && ![room, `${room}/index`].includes(target) && !source.isTest,
        )
        .map(({ specifier }) => specifier),
    );
    expect(wrong).toEqual([]);
  });

  it("another room is named from the root, a neighbour by its way", () => {
    const wrong = offenders(
      SHIPPED.filter(({ file }) => /\.tsx?$/.test(file) && roomOf(file) !== ""),
      (source) => {
        const across = crossings(source).filter(({ specifier }) => specifier.startsWith("."));
        return across.filter(({ room }) => room !== roomOf(source.file)).map(({ specifier }) => specifier);
      },
    );
    expect(wrong).toEqual([]);
  });

  it("pure rooms do nothing but compute", () => {
    const pure = SHIPPED.filter(({ file }) => PURE.includes(roomOf(file)));
    const wrong = offenders(pure, ({ file, imports, text }) => {
      const allowed = ["zod", ...(PURE_PACKAGES[roomOf(file)] ?? [])];
      const packages = imports
        .filter((specifier) => targetOf(file, specifier) === null)
        .filter((name) => !allowed.includes(packageOf(name)));
      const impure = text.match(/\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bfetch\(|\bconsole\./g) ?? [];
      return [...packages, ...impure];
    });
    expect(wrong).toEqual([]);
  });

  it("a library has one owner", () => {
    const wrong = offenders(FILES, ({ file, imports, isTest }) =>
      imports.filter((specifier) => {
        const owner = OWNERS[packageOf(specifier)];
        return owner !== undefined && !isTest && targetOf(file, specifier) === null && !owner.test(file);
      }),
    );
    expect(wrong).toEqual([]);
  });

  it("nothing that is shipped imports what is for tests", () => {
    const wrong = offenders(SHIPPED, (source) =>
      source.imports.filter((specifier) =>
        /^(?:vitest|fast-check|happy-dom|@testing-library|@playwright|playwright|autocannon|http-proxy|tsx)(?:\/|$)/.test(
          specifier,
        ),
      ),
    );
    expect(wrong).toEqual([]);
  });
});

describe("what must not be in the code", () => {
  it("reads the environment outside the one place for it", () => {
    const elsewhere = FILES.filter(({ file, isTest }) => !isTest && !ENVIRONMENT.some((place) => place.test(file)));
    const wrong = offenders(elsewhere, ({ text }) => text.replace(INLINED, "").match(/process\.env\b.*/g) ?? []);
    expect(wrong).toEqual([]);
  });

  it("server actions, and HTML from strings", () => {
    const wrong = offenders(
      SHIPPED,
      ({ text }) =>
        text.match(/^\s*["']use server["']|dangerouslySetInnerHTML|\binnerHTML\b|\beval\(|\bnew Function\(/gm) ?? [],
    );
    expect(wrong).toEqual([]);
  });

  it("a request of the server's own: it speaks to Lengow through lib/lengow, to people's webhooks and to products' pictures through one guarded file each, and to nobody else", () => {
    const guarded = ["lib/server/notices/webhook.ts", "lib/server/pictures/fetch-picture.ts"];
    const server = SHIPPED.filter(
      ({ file }) => (file.startsWith("lib/server/") || file.startsWith("app/api/")) && !guarded.includes(file),
    );
    for (const { file, imports } of FILES.filter(({ file }) => guarded.includes(file)))
      expect([file, imports]).toEqual([file, expect.arrayContaining(["@/lib/server/outward/guarded-address"])]);
    expect(offenders(server, ({ text }) => text.match(/(?<![\w.#])fetch\(/g) ?? [])).toEqual([]);
    expect(offenders(server, ({ imports }) => imports.filter((name) => /^(?:node:)?https?$/.test(name)))).toEqual([]);
  });

  it("caches of Next's that could cross people", () => {
    const wrong = offenders(
      SHIPPED,
      ({ text }) => text.match(/["']use cache["']|\bunstable_cache\b|\bforce-static\b/g) ?? [],
    );
    expect(wrong).toEqual([]);
  });

  it("server code that a browser bundle could take in unnoticed", () => {
    const server = SHIPPED.filter(({ file }) => file.startsWith("lib/server/") && /(?<!\.d)\.ts$/.test(file));
    const open = server.filter(
      ({ file, imports }) => !imports.includes("server-only") && !/\/migrations\/\d/.test(file),
    );
    expect(open.map(({ file }) => file)).toEqual([]);
  });

  it("file names that name nothing, or in another style", () => {
    const names = FILES.map(({ file }) => file).filter((file) => !file.includes("/peers/"));
    const vague = names.filter(
      (file) =>
        /(?:^|\/)(?:utils?|helpers?|common|misc|types)(?:\.|\/)/.test(file) && !file.startsWith("lib/messages/"),
    );
    const odd = names.filter(
      (file) => !/^(?:[a-z0-9.-]+|\[{1,2}(?:\.\.\.)?\w+\]{1,2}|\(\w+\))$/.test(file.split("/").at(-1) ?? ""),
    );
    expect([...vague, ...odd]).toEqual([]);
  });
});

describe("the documents", () => {
  const documents = readdirSync(".").filter((name) => name.endsWith(".md"));

  /** Paths as documents cite them: in a link, or in backticks and beginning with a folder or file of the root. */
  function citedPaths(text: string): string[] {
    const links = [...text.matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)].map((match) => match[1] ?? "");
    const quoted = [
      ...text.matchAll(/`((?:app|components|lib|public|e2e|\.ci)\/[^`\s]*|[\w.-]+\.(?:ts|js|mjs|json|md))`/g),
    ].map((match) => match[1] ?? "");
    return [...links, ...quoted].map((cited) => cited.replace(/[:,].*$/, "")).filter((cited) => !/[*{…<]/.test(cited));
  }

  it.each(documents.length > 0 ? documents : ["(none yet)"])("%s cites no path that does not exist", (document) => {
    const text = existsSync(document) ? readFileSync(document, "utf8") : "";
    expect(citedPaths(text).filter((cited) => !existsSync(cited))).toEqual([]);
  });
});
