import "server-only";
import type { ZodType, z } from "zod";
import { badRequest, type FieldProblem } from "../errors";

type AnySchema = ZodType | undefined;
export type Parsed<S extends AnySchema> = S extends ZodType ? z.output<S> : undefined;

/** The problems of a failed parse, one line per field; `whole` names a problem that belongs to no single field. */
export function problemsOf(error: z.ZodError, whole: string): FieldProblem[] {
  return error.issues.flatMap((issue) => {
    const at = issue.path.join(".");
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => ({ field: at ? `${at}.${key}` : key, message: "is not known here" }));
    }
    return [{ field: at || whole, message: issue.message }];
  });
}

function repeated(search: URLSearchParams): FieldProblem[] {
  const names = [...search.keys()];
  const twice = new Set(names.filter((name, index) => names.indexOf(name) !== index));
  return [...twice].map((field) => ({ field, message: "is given more than once" }));
}

/** Names the schema has, looking through its transforms, or null when it is no object: then it judges unknown names itself. */
function knownNames(schema: AnySchema): Set<string> | null {
  if (schema === undefined) return new Set();
  if ("shape" in schema) return new Set(Object.keys(schema.shape as Record<string, unknown>));
  return "in" in schema ? knownNames(schema.in as ZodType) : null;
}

function unknown(search: URLSearchParams, schema: AnySchema): FieldProblem[] {
  const known = knownNames(schema);
  const strange = [...new Set(search.keys())].filter(
    (name) => name === "account_id" || (known !== null && !known.has(name)),
  );
  return strange.map((field) => ({
    field,
    message:
      field === "account_id" ? "is not taken from the caller: the account stands in the path" : "is not known here",
  }));
}

/**
 * Reads the query strictly: unknown names, repeated names and bad values are a 400 that names them, before anything is asked of Lengow.
 * @throws AppError `bad_request`
 */
export function parseQuery<S extends AnySchema>(search: URLSearchParams, schema: S): Parsed<S> {
  const problems = [...repeated(search), ...unknown(search, schema)];
  if (problems.length > 0) throw badRequest(problems);
  if (schema === undefined) return undefined as Parsed<S>;
  const parsed = schema.safeParse(Object.fromEntries(search));
  if (!parsed.success) {
    // A member of a comma list is named by its parameter: the caller wrote "lengow_status", not "lengow_status.1".
    const named = problemsOf(parsed.error, "query").map(({ field, message }) => ({
      field: field.split(".")[0] ?? field,
      message,
    }));
    throw badRequest(named);
  }
  return parsed.data as Parsed<S>;
}
