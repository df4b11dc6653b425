import type { AnswerEvidence } from "../errors";
import { contractError } from "../http/answer";
import { download } from "../http/download";
import { readErrorBody } from "../http/error-body";
import { multipart } from "../http/multipart";
import { ROUTES } from "../http/routes";
import type { LengowCall } from "../http/settings";
import type { Transport } from "../http/transport";
import type { WriteGuards } from "../http/writes";

export interface DocumentFile {
  /** As Lengow says it; decide on an allow-list before showing anything inline. */
  contentType: string | null;
  contentLength: number | null;
  /** The bare name, without folders and control characters. */
  fileName: string | null;
  stream: ReadableStream<Uint8Array>;
}

export interface DocumentUpload {
  marketplace: string;
  /** The marketplace's order id. */
  orderId: string;
  /** The marketplace's order line id. */
  lineId?: string;
  fileName: string;
  bytes: Uint8Array;
  /** Default `application/pdf`. */
  contentType?: string;
  /** Name of the file part: the sources say both `upload` and `file` (API.md §19.2). Default `upload`. */
  partName?: string;
  /** Sent as one JSON text; the keys depend on the marketplace. */
  metadata?: Readonly<Record<string, unknown>>;
}

/** Lengow has the file; whether Amazon takes it is read from the VIDR report later. */
export interface DocumentAccepted {
  kind: "accepted";
  status: number;
  /** Lengow's id of the document when it gave one; its answer is not documented. */
  id: string | null;
  evidence: AnswerEvidence;
}

export interface DocumentsResource {
  /** @throws LengowError `rejected` with status 404 when there is none */
  get(id: string, call: LengowCall): Promise<DocumentFile>;
  /** Uploads a file exactly once. 2xx is success; 502 with an explaining JSON is a refusal. @throws LengowError as `actions.post` does */
  upload(input: DocumentUpload, call: LengowCall, guards?: WriteGuards): Promise<DocumentAccepted>;
}

const ID = /^[A-Za-z0-9_-]{1,128}$/;

/** The name in a Content-Disposition header, RFC 5987 form first. */
export function fileNameOf(disposition: string | undefined): string | null {
  if (disposition === undefined) return null;
  const extended = /filename\*\s*=\s*utf-8''([^;\s]+)/i.exec(disposition)?.[1];
  let name = /filename\s*=\s*"?([^";]+)"?/i.exec(disposition)?.[1] ?? "";
  try {
    if (extended !== undefined) name = decodeURIComponent(extended);
  } catch {
    // A broken escape: the plain form is good enough.
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what must go
  const bare = (name.split(/[/\\]/).pop() ?? "").replace(/[\u0000-\u001f\u007f]/g, "").trim();
  return bare === "" || /^\.+$/.test(bare) ? null : bare.slice(0, 200);
}

function idOf(json: unknown): string | null {
  const id = typeof json === "object" && json !== null ? (json as { id?: unknown }).id : null;
  return typeof id === "number" || typeof id === "string" ? String(id) : null;
}

export function documentsResource(transport: Transport): DocumentsResource {
  const { settings, tokens } = transport;

  async function get(id: string, call: LengowCall): Promise<DocumentFile> {
    const route = ROUTES.document;
    if (!ID.test(id))
      throw contractError(
        { settings, route, call, attempt: 0 },
        "This is no document id; nothing was asked.",
        "not-sent",
      );
    const { headers, stream } = await download(settings, tokens, route, id, call);
    const length = headers["content-length"] ?? "";
    return {
      contentType: headers["content-type"] ?? null,
      contentLength: /^\d{1,12}$/.test(length) ? Number(length) : null,
      fileName: fileNameOf(headers["content-disposition"]),
      stream,
    };
  }

  async function upload(input: DocumentUpload, call: LengowCall, guards: WriteGuards = {}): Promise<DocumentAccepted> {
    const file = {
      name: input.partName ?? "upload",
      fileName: input.fileName,
      contentType: input.contentType ?? "application/pdf",
      bytes: input.bytes,
    };
    const body = (accountId: number) =>
      multipart(
        {
          account_id: String(accountId),
          marketplace: input.marketplace,
          order_id: input.orderId,
          order_line_id: input.lineId,
          metadata: input.metadata === undefined ? undefined : JSON.stringify(input.metadata),
        },
        file,
      );
    const rules = { badGatewayIsRefusal: true, emptySuccess: true };
    const written = await transport.write({ route: ROUTES.uploadDocument, call, ...guards, body, rules });
    const { message } = readErrorBody(written.json);
    // Success and refusal in one answer: the report will tell which.
    if (message !== null) throw contractError(written.site, message, "unknown", written.status, written.evidence);
    return { kind: "accepted", status: written.status, id: idOf(written.json), evidence: written.evidence };
  }

  return { get, upload };
}
