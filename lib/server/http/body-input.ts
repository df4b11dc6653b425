import "server-only";
import type { ZodType } from "zod";
import { AppError, badRequest, type FieldProblem } from "../errors";
import { type Parsed, problemsOf } from "./query-input";

export const MAX_BODY_BYTES = 256 * 1024;
const MAX_DEPTH = 16;

function tooLarge(): AppError {
  return new AppError("too_large", `The request is larger than ${MAX_BODY_BYTES / 1024} KB. Nothing was sent.`);
}

function notWhole(): AppError {
  return badRequest([{ field: "body", message: "did not arrive whole: its length is not the announced one" }]);
}

/** The announced length; null when none was announced. @throws AppError when it is no length, or more than may come. */
function announcedLength(request: Request): number | null {
  const header = request.headers.get("content-length");
  if (header === null) return null;
  if (!/^\d{1,15}$/.test(header)) throw notWhole();
  const length = Number(header);
  if (length > MAX_BODY_BYTES) throw tooLarge();
  return length;
}

/**
 * The whole body as text. A body that a layer before us cut short must not be taken for the whole (STACK trap 6).
 * @throws AppError `too_large`, or `bad_request` when fewer or more bytes came than announced
 */
export async function readBodyText(request: Request): Promise<string> {
  const announced = announcedLength(request);
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    const bytes = chunk as Uint8Array;
    length += bytes.byteLength;
    if (length > MAX_BODY_BYTES) throw tooLarge();
    chunks.push(bytes);
  }
  if (announced !== null && announced !== length) throw notWhole();
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw badRequest([{ field: "body", message: "is not UTF-8" }]);
  }
}

function isJson(request: Request): boolean {
  const [type = "", ...parameters] = (request.headers.get("content-type") ?? "")
    .split(";")
    .map((part) => part.trim().toLowerCase());
  return type === "application/json" && parameters.every((parameter) => parameter === "charset=utf-8");
}

/** Names that no body of ours has, at any depth: an account given beside the path, and what would reach into prototypes. */
function forbiddenNames(value: unknown, path: string, depth: number): FieldProblem[] {
  if (value === null || typeof value !== "object") return [];
  if (depth > MAX_DEPTH) return [{ field: path || "body", message: "is nested too deeply" }];
  return Object.entries(value).flatMap(([key, entry]) => {
    const at = path ? `${path}.${key}` : key;
    if (key === "account_id")
      return [{ field: at, message: "is not taken from the caller: the account stands in the path" }];
    if (key === "__proto__") return [{ field: at, message: "is not allowed" }];
    return forbiddenNames(entry, at, depth + 1);
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest([{ field: "body", message: "is not JSON" }]);
  }
}

/**
 * Reads a JSON body against `schema`; a route without a schema takes none, or an empty object.
 * @throws AppError `bad_request` that names each field, or `too_large`
 */
export async function parseBody<S extends ZodType | undefined>(request: Request, schema: S): Promise<Parsed<S>> {
  const text = await readBodyText(request);
  if (schema === undefined) {
    if (text.trim() !== "" && text.trim() !== "{}")
      throw badRequest([{ field: "body", message: "is not expected here" }]);
    return undefined as Parsed<S>;
  }
  if (!isJson(request)) throw badRequest([{ field: "content-type", message: "must be application/json" }]);
  const value = parseJson(text);
  const forbidden = forbiddenNames(value, "", 0);
  if (forbidden.length > 0) throw badRequest(forbidden);
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw badRequest(problemsOf(parsed.error, "body"));
  return parsed.data as Parsed<S>;
}
