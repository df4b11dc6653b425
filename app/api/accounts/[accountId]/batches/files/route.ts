import { plainText } from "@/lib/format/plain";
import { readUpload } from "@/lib/server/batches/read-sheet";
import { addSheet } from "@/lib/server/batches/sheets";
import { defineRoute } from "@/lib/server/http/define-route";
import { methods } from "@/lib/server/http/methods";
import { reply } from "@/lib/server/http/reply";

/** The file's own name, for people: it may hold anything, so it stands in a header and not in the address. */
function nameOf(request: Request): string {
  try {
    return plainText(decodeURIComponent(request.headers.get("x-file-name") ?? ""), 100).text;
  } catch {
    return "";
  }
}

/** The bytes of a CSV or TSV file, or pasted text. Its size is judged before it is read. */
const handler = defineRoute("POST /api/accounts/[accountId]/batches/files", {
  rawBody: true,
  handler: async ({ ctx, request }) =>
    reply(await addSheet(ctx, nameOf(request), await readUpload(request)), { status: 201 }),
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ POST: handler });
