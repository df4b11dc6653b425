import { redirect } from "next/navigation";

type Props = { params: Promise<{ accountId: string }> };

/** An account opens on its home screen. */
export default async function AccountPage({ params }: Props) {
  redirect(`/accounts/${encodeURIComponent((await params).accountId)}/home`);
}
