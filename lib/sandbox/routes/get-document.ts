import { e1 } from "../http/answer";
import { linesOf, type OrderRecord } from "../orders/order-shape";
import { refuseForeignAccount } from "./own-account";
import type { Route } from "./route";

/** GET /v3.0/document/{id}: a PDF for an id that stands in one of the account's orders (API.md §19.1). */
export const getDocument: Route = {
  method: "GET",
  path: "/v3.0/document/{id}/",
  handle(call, { account, session, id }) {
    const refusal = refuseForeignAccount(call.query.get("account_id"), session);
    if (refusal) return refusal;
    for (const order of account.orders.all) {
      if (!documentIds(order).includes(id)) continue;
      const title = `Document ${id} of order ${order.wire.marketplace_order_id}`;
      const headers = {
        "Content-Type": "application/pdf",
        "Content-Disposition": `attachment; filename="document-${id}.pdf"`,
      };
      return { status: 200, body: smallPdf(title), headers };
    }
    return e1(404, `Document ${id} not found`);
  },
};

function documentIds(order: OrderRecord): string[] {
  const listed = [order.wire.documents, ...linesOf(order).map((line) => line.documents)].flat();
  return listed.map((item) => String(typeof item === "object" && item !== null && "id" in item ? item.id : item));
}

/** A valid PDF of one page with one line of text. */
export function smallPdf(text: string): Buffer {
  const safe = text.replace(/[^\x20-\x7e]/g, "?").replace(/[\\()]/g, "\\$&");
  const stream = `BT /F1 14 Tf 60 760 Td (${safe}) Tj ET`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  let body = "%PDF-1.4\n";
  const offsets = objects.map((object, index) => {
    const offset = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, "0")} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join("")}`;
  return Buffer.from(
    `${body}${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`,
    "latin1",
  );
}
