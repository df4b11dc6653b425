import Link from "next/link";
import { plainText } from "@/lib/format/plain";

/** An order id that leads to the order's page. Hidden characters in it are spelt out, so that no id can pass for another. */
export function OrderLink({ href, id }: { href: string; id: string }) {
  return (
    <Link
      href={href}
      prefetch={false}
      className="order-id inline-flex min-h-6 max-w-full items-center hover:underline hover:underline-offset-2 ring-inward"
    >
      <bdi className="cut" translate="no">
        {plainText(id, 60).text}
      </bdi>
    </Link>
  );
}
