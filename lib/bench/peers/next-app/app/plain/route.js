export const dynamic = "force-dynamic";

/** Fetches the page from Lengow and passes its body on. */
export async function GET(request) {
  const { search } = new URL(request.url);
  const upstream = await fetch(`${process.env.PEER_UPSTREAM}/v3.0/orders/${search}`, {
    headers: { authorization: request.headers.get("authorization") ?? "" },
    cache: "no-store",
  });
  return new Response(upstream.body, { status: upstream.status, headers: { "content-type": "application/json" } });
}
