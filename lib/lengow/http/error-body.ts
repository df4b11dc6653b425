import type { FieldError } from "../errors";

/** What a failed answer says of itself. `known` is true when the body is JSON in one of the shapes E1 to E5 and E7 (API.md §3.2). */
export interface ErrorReading {
  known: boolean;
  message: string | null;
  fieldErrors: FieldError[];
}

const MOST_FIELDS = 50;
const NOTHING: ErrorReading = { known: false, message: null, fieldErrors: [] };

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function text(value: unknown): string | null {
  if (typeof value === "string") return value.trim() || null;
  return typeof value === "number" ? String(value) : null;
}

function fromMessage(message: string | null): ErrorReading | null {
  return message === null ? null : { known: true, message, fieldErrors: [] };
}

/** E4: the validation list of the newer services; `loc` starts with "body" or "query", which means nothing to a reader. */
function fromDetailList(list: unknown[]): ErrorReading | null {
  const fieldErrors: FieldError[] = [];
  for (const entry of list.slice(0, MOST_FIELDS)) {
    const message = isRecord(entry) ? text(entry.msg) : text(entry);
    if (message === null) continue;
    const loc =
      isRecord(entry) && Array.isArray(entry.loc)
        ? entry.loc.filter((part) => part !== "body" && part !== "query")
        : [];
    fieldErrors.push({ field: loc.map(String).join("."), message });
  }
  if (fieldErrors.length === 0) return null;
  return { known: true, message: fieldErrors.map(joined).join("; "), fieldErrors };
}

/** E7: Django REST field errors, `{"carrier": ["This field is required."]}`. */
function fromFields(body: Record<string, unknown>): ErrorReading | null {
  const fieldErrors: FieldError[] = [];
  for (const [field, value] of Object.entries(body).slice(0, MOST_FIELDS)) {
    if (!Array.isArray(value)) continue;
    const message = value
      .map(text)
      .filter((part) => part !== null)
      .join(" ");
    if (message !== "") fieldErrors.push({ field, message });
  }
  if (fieldErrors.length === 0) return null;
  return { known: true, message: fieldErrors.map(joined).join("; "), fieldErrors };
}

function joined(entry: FieldError): string {
  return entry.field === "" || entry.field === "non_field_errors" ? entry.message : `${entry.field}: ${entry.message}`;
}

/** Reads the display message in the order of API.md §3.2: error.message, error, detail, detail.message, detail[].msg, fields. */
export function readErrorBody(json: unknown): ErrorReading {
  if (!isRecord(json)) return NOTHING;
  const { error, detail } = json;
  return (
    (isRecord(error) ? fromMessage(text(error.message)) : null) ??
    fromMessage(text(error)) ??
    fromMessage(text(detail)) ??
    (isRecord(detail) ? fromMessage(text(detail.message)) : null) ??
    (Array.isArray(detail) ? fromDetailList(detail) : null) ??
    fromFields(json) ??
    NOTHING
  );
}
