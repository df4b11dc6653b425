import type { UploadSummary, VcsDocument } from "@/lib/contract/vcs";

/** The upload that counts: the newest. */
export function lastUpload(document: VcsDocument): UploadSummary | null {
  return document.uploads[0] ?? null;
}

/** A person is asked, and not a byte has left: to say that it may have arrived would be untrue. */
const NOT_SENT = ["gave_up", "poison", "left_report", "already_there", "amounts_changed", "bytes_damaged"] as const;

/** Why an upload that waits for a person was never sent; undefined where it may have been, or waits for nobody. */
export function notSent({
  state,
  reason,
}: Pick<UploadSummary, "state" | "reason">): (typeof NOT_SENT)[number] | undefined {
  return state === "needs_person" ? NOT_SENT.find((one) => one === reason) : undefined;
}

/** Key of the state in the registry (`document.*` of `lib/domain/status.ts`), or Amazon's own word, which is shown in quotes. */
export function documentLook(document: VcsDocument): string {
  const upload = lastUpload(document);
  if (upload) {
    if (["ready", "claimed", "sending"].includes(upload.state)) return "uploading";
    if (notSent(upload)) return "not_sent";
    if (upload.state === "unconfirmed" || upload.state === "needs_person") return "unconfirmed";
    if (upload.state === "accepted") return "verifying";
  }
  if (document.shown_state === "done") return "uploaded";
  return document.shown_state === "unknown" ? document.status : document.shown_state;
}

/** Whether an invoice is due for it: only then there is a deadline to show. */
export function isWaiting({ shown_state: state, deadline }: VcsDocument): boolean {
  return (state === "to_invoice" || state === "rejected") && deadline !== null;
}

/** The number of our own document: the one sent, the one issued, the one Amazon knows, unless it is Amazon's own. */
export function ownNumber(document: VcsDocument, issued: ReadonlyMap<string, string>): string | null {
  const sent = document.uploads.find(({ state }) => state !== "withdrawn")?.invoice_number;
  if (document.shown_state === "by_amazon") return sent || null;
  return sent || issued.get(document.key) || document.invoice_number || null;
}

/** Whether a PDF may be made or sent for it now. */
export function isOpen(document: VcsDocument): boolean {
  return document.blocked === null;
}
