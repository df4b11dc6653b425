import { redirect } from "next/navigation";

type Props = { params: Promise<{ accountId: string }> };

/** The settings open on the connection. */
export default async function SettingsPage({ params }: Props) {
  redirect(`/accounts/${encodeURIComponent((await params).accountId)}/settings/connection`);
}
