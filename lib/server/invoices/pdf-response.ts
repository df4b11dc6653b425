import "server-only";

/** A PDF to be kept, never to be opened on our origin: an attachment with a name of ours. */
export function pdfResponse(pdf: Uint8Array, name: string, headers: Record<string, string> = {}): Response {
  const safe = name.replace(/[^A-Za-z0-9._-]/g, "_").slice(0, 100);
  return new Response(new Blob([Uint8Array.from(pdf)]), {
    headers: {
      "content-type": "application/pdf",
      "content-length": String(pdf.length),
      "content-disposition": `attachment; filename="${safe}.pdf"`,
      ...headers,
    },
  });
}
