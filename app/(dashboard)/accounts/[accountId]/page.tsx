import { redirect } from "next/navigation";

type Props = { params: Promise<{ accountId: string }> };

/** Until the home screen exists, an account opens on its orders. */
export default async function AccountPage({ params }: Props) {
  redirect(`/accounts/${encodeURIComponent((await params).accountId)}/orders`);
}
