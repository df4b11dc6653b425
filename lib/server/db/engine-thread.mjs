// The thread of the embedded engine. PGlite computes where it lives: on the thread that answers people, a write of 20 ms would be 20 ms in which
// nobody is answered. One statement after the other, in the order in which they came.
import { parentPort, workerData } from "node:worker_threads";
import { PGlite, types } from "@electric-sql/pglite";
import { integerFromText } from "./integer-from-text.mjs";

/** What PostgreSQL says of a failure. What may carry values of the statement is left out: they may be personal, and errors are logged. */
const FIELDS = [
  "severity",
  "code",
  "hint",
  "position",
  "schema",
  "table",
  "column",
  "dataType",
  "constraint",
  "routine",
];

const asText = (value) => value;
const { files, dump } = workerData;
const pglite = await PGlite.create({
  parsers: { [types.INT8]: integerFromText, [types.DATE]: asText, [types.TIMESTAMP]: asText },
  ...(files ? { dataDir: files } : {}),
  ...(dump ? { loadDataDir: new Blob([dump]) } : {}),
});

const ANSWERS = {
  query: async ({ sql, params }) => (await pglite.query(sql, params)).rows,
  exec: async ({ sql }) => {
    await pglite.exec(sql);
  },
  dump: async () => new Uint8Array(await (await pglite.dumpDataDir("none")).arrayBuffer()),
  close: () => pglite.close(),
};

/** Of a value that does not fit (SQLSTATE class 22) PostgreSQL repeats the value in the message itself. */
function messageOf(error) {
  if (String(error?.code ?? "").startsWith("22")) return `A value does not fit (SQLSTATE ${error.code}).`;
  return error instanceof Error ? error.message : String(error);
}

function failureOf(error) {
  const entries = FIELDS.flatMap((field) => (error?.[field] === undefined ? [] : [[field, error[field]]]));
  return { message: messageOf(error), fields: Object.fromEntries(entries) };
}

async function answer({ id, kind, ...question }) {
  try {
    parentPort.postMessage({ id, value: await ANSWERS[kind](question) });
  } catch (error) {
    parentPort.postMessage({ id, failure: failureOf(error) });
  }
}

let last = Promise.resolve();
parentPort.on("message", (question) => {
  last = last.then(() => answer(question));
});
