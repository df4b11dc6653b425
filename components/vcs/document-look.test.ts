import { expect, it } from "vitest";
import type { UploadSummary, VcsDocument } from "@/lib/contract/vcs";
import { documentLook } from "./document-look";

const withUpload = (state: UploadSummary["state"], reason: string | null): VcsDocument =>
  ({ shown_state: "verifying", status: "PENDING", uploads: [{ state, reason }] }) as unknown as VcsDocument;

it.each(["gave_up", "poison", "left_report", "already_there", "amounts_changed", "bytes_damaged"])(
  "a document whose upload never left says that it was not sent: %s",
  (reason) => expect(documentLook(withUpload("needs_person", reason))).toBe("not_sent"),
);

it.each([
  ["needs_person", "absent"],
  ["needs_person", "looked_too_long"],
  ["unconfirmed", "no_answer"],
] as const)("a document whose upload may have arrived is never called unsent: %s, %s", (state, reason) =>
  expect(documentLook(withUpload(state, reason))).toBe("unconfirmed"),
);
