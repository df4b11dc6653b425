import { randomUUID } from "node:crypto";
import { GET as download } from "@/app/api/accounts/[accountId]/documents/[id]/route";
import { GET as documents } from "@/app/api/accounts/[accountId]/vcs/documents/route";
import { GET as exported } from "@/app/api/accounts/[accountId]/vcs/export/route";
import { POST as cancel } from "@/app/api/accounts/[accountId]/vcs/uploads/[id]/cancel/route";
import { POST as confirmLost } from "@/app/api/accounts/[accountId]/vcs/uploads/[id]/confirm-lost/route";
import { GET as getOne } from "@/app/api/accounts/[accountId]/vcs/uploads/[id]/route";
import { GET as list, POST as upload } from "@/app/api/accounts/[accountId]/vcs/uploads/route";
import type { ErrorEnvelope } from "@/lib/contract/error-envelope";
import type { Upload, UploadDetail, UploadList, VcsDocument, VcsDocumentList } from "@/lib/contract/vcs";
import type { Role } from "@/lib/domain/permissions";
import { letDocumentTimePass } from "@/lib/faults/document-time-travel";
import { smallPdf } from "@/lib/sandbox/routes/get-document";
import type { Container } from "@/lib/server/container";
import type { DocumentParts } from "@/lib/server/documents/document-parts";
import { type DocumentTurns, documentTurns } from "@/lib/server/documents/document-sender";
import { documentParts } from "@/lib/server/documents/start-document-sender";
import type { RouteHandler } from "@/lib/server/http/define-route";
import { installTestContainer, TEST_ORIGIN } from "@/lib/testing/context";
import { openTestDatabase } from "@/lib/testing/database";
import { openTestSandbox, type TestSandbox } from "@/lib/testing/sandbox";
import { signInAs } from "@/lib/testing/sign-in";

export interface Answer<T> {
  status: number;
  body: T & ErrorEnvelope;
}

export interface AcceptedDocument {
  sha256: string;
  fields: Record<string, string>;
  file_name: string;
  file_field: string;
}

/** One account of a sandbox behind our own routes, with a sender of documents that moves only when it is told to. */
export class InvoiceDesk {
  private given = new Set<string>();

  private constructor(
    readonly account: number,
    readonly sandbox: TestSandbox,
    readonly container: Container,
    readonly parts: DocumentParts,
    readonly turns: DocumentTurns,
    private cookie: string,
  ) {}

  static async open(account: number, change: Partial<DocumentParts> = {}): Promise<InvoiceDesk> {
    const [sandbox, db] = await Promise.all([openTestSandbox(50), openTestDatabase()]);
    const client = sandbox.client(account);
    const container = await installTestContainer({
      db,
      lengowFor: async () => client,
      clock: { now: () => new Date() },
    });
    const { cookie } = await signInAs(container, { [account]: "operator" });
    const parts = { ...documentParts(container), ...change };
    const desk = new InvoiceDesk(account, sandbox, container, parts, documentTurns(parts), cookie);
    await desk.control("settings", { rateLimit: null });
    await sandbox.seed(account, { orders: 1_500, seed: 7 });
    return desk;
  }

  async close(): Promise<void> {
    await this.sandbox.close();
    await this.container.close();
  }

  async control<T>(path: string, body?: unknown): Promise<T> {
    const response = await fetch(`${this.sandbox.url}/__sandbox/${path}`, {
      method: body === undefined ? "GET" : "POST",
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    });
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
    return (await response.json()) as T;
  }

  async truth(): Promise<AcceptedDocument[]> {
    return (await this.control<{ documents: AcceptedDocument[] }>(`truth?account=${this.account}`)).documents;
  }

  /** Runs `work` as another person, on this account unless `grants` says otherwise. */
  async as<T>(role: Role, work: () => Promise<T>, account = this.account): Promise<T> {
    const own = this.cookie;
    this.cookie = (await signInAs(this.container, { [account]: role })).cookie;
    try {
      return await work();
    } finally {
      this.cookie = own;
    }
  }

  request(
    handler: RouteHandler,
    params: Record<string, string>,
    init: RequestInit = {},
    query = "",
  ): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set("cookie", this.cookie);
    headers.set("origin", TEST_ORIGIN);
    const request = new Request(`${TEST_ORIGIN}/api?${query}`, { ...init, headers });
    return handler(request, { params: Promise.resolve({ accountId: String(this.account), ...params }) });
  }

  private async json<T>(response: Promise<Response>): Promise<Answer<T>> {
    const answer = await response;
    return { status: answer.status, body: (await answer.json()) as T & ErrorEnvelope };
  }

  async documents(query = "page_size=5000"): Promise<VcsDocumentList> {
    return (await this.json<VcsDocumentList>(this.request(documents as RouteHandler, {}, {}, query))).body;
  }

  /** One document as the list shows it now. */
  async document(key: string): Promise<VcsDocument> {
    const { results } = await this.documents(`keys=${key}`);
    if (!results[0]) throw new Error(`no document ${key}`);
    return results[0];
  }

  /** A document that can be sent; each is given out once. */
  async sendable(kind: "invoice" | "credit_note" = "invoice", marketplace?: string): Promise<VcsDocument> {
    const { results } = await this.documents();
    const found = results.find(
      (document) =>
        document.kind === kind &&
        document.blocked === null &&
        (document.shown_state === "to_invoice" || document.shown_state === "to_credit") &&
        (marketplace === undefined || document.marketplace === marketplace) &&
        !this.given.has(document.order_id),
    );
    if (!found) throw new Error(`The sandbox has no more documents of kind ${kind}`);
    this.given.add(found.order_id);
    return found;
  }

  /** The form of an upload that Amazon accepts, unless `change` spoils it. */
  form(
    document: VcsDocument,
    change: Record<string, string | null> = {},
    file?: Buffer,
    name = "invoice.pdf",
  ): FormData {
    const fields: Record<string, string | null> = {
      document: document.key,
      client_key: randomUUID(),
      invoice_number: `F-${document.order_id.slice(-5)}`,
      doc_type: document.kind,
      total_amount: document.total?.gross ?? "",
      total_vat_amount: document.total?.vat ?? "",
      ...change,
    };
    const form = new FormData();
    for (const [field, value] of Object.entries(fields)) if (value !== null) form.set(field, value);
    const bytes = file ?? smallPdf(`${document.key} ${randomUUID()}`);
    form.set("file", new Blob([new Uint8Array(bytes)], { type: "application/pdf" }), name);
    return form;
  }

  post(form: FormData): Promise<Answer<Upload>> {
    return this.json(this.request(upload as RouteHandler, {}, { method: "POST", body: form }));
  }

  /** A body of our own making, whose length is announced as `length`. */
  postRaw(body: BodyInit | null, headers: Record<string, string>): Promise<Answer<Upload>> {
    const init = { method: "POST", body, headers, duplex: "half" } as RequestInit;
    return this.json(this.request(upload as RouteHandler, {}, init));
  }

  /** Records an upload that will be accepted. */
  async uploaded(document: VcsDocument, change: Record<string, string | null> = {}, file?: Buffer): Promise<Upload> {
    const { status, body } = await this.post(this.form(document, change, file));
    if (status !== 202) throw new Error(JSON.stringify(body));
    return body;
  }

  get(id: string): Promise<Answer<UploadDetail>> {
    return this.json(this.request(getOne as RouteHandler, { id }));
  }

  async state(id: string): Promise<string> {
    return (await this.get(id)).body.state;
  }

  uploads(query = ""): Promise<Answer<UploadList>> {
    return this.json(this.request(list as RouteHandler, {}, {}, query));
  }

  cancel(id: string): Promise<Answer<Upload>> {
    return this.json(this.request(cancel as RouteHandler, { id }, this.jsonBody({})));
  }

  confirmLost(id: string, note = "Not in Seller Central"): Promise<Answer<Upload>> {
    return this.json(this.request(confirmLost as RouteHandler, { id }, this.jsonBody({ note })));
  }

  private jsonBody(body: unknown): RequestInit {
    return { method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json" } };
  }

  download(id: string): Promise<Response> {
    return this.request(download as RouteHandler, { id });
  }

  export(query = ""): Promise<Response> {
    return this.request(exported as RouteHandler, {}, {}, query);
  }

  /** Lets time pass for us and for Amazon alike. */
  async later(ms: number): Promise<void> {
    await this.control("clock", { advanceSeconds: Math.ceil(ms / 1_000) });
    await letDocumentTimePass(this.container.db, ms);
  }

  /** Sends everything that is due, with the pace Amazon wants between two of a store. */
  async sendAll(): Promise<void> {
    for (let turn = 0; turn < 500; turn += 1) {
      if (await this.turns.deliver()) continue;
      const [waiting] = await this.container.db.query("select 1 from documents where state = 'ready' limit 1");
      if (!waiting) return;
      await this.later(4_000);
    }
    throw new Error("there was no end of sending");
  }

  /** Reads whatever report is due. */
  async readAll(): Promise<void> {
    while (await this.turns.read());
  }
}
