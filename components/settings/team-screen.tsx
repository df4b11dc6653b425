"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useT } from "@/components/shell/intl-provider";
import { Banner } from "@/components/ui/banner";
import { Table, TableScroller } from "@/components/ui/table";
import type { Team, TeamMember } from "@/lib/contract/settings";
import { ROLES } from "@/lib/domain/permissions";
import { changeMember, takeRole, teamQuery } from "@/lib/queries/settings";
import { GrantForm } from "./grant-form";
import { SettingSection } from "./setting-section";
import { TeamQuestion } from "./team-question";
import { type MemberWish, TeamRow } from "./team-row";

interface Props {
  accountId: number;
  first: Team;
  me: string;
  mayChange: boolean;
}

/** Wishes that are asked about once more before they are done. */
const GRAVE: readonly MemberWish["kind"][] = ["take", "disable"];

function useTeam(accountId: number, first: Team) {
  const client = useQueryClient();
  const { data } = useQuery({ ...teamQuery(accountId), initialData: first });
  const show = (team: Team) => client.setQueryData(teamQuery(accountId).queryKey, team);
  const change = useMutation({
    mutationFn: ({ member, wish }: { member: TeamMember; wish: MemberWish }) => {
      if (wish.kind === "take") return takeRole(accountId, member.id);
      if (wish.kind === "role") return changeMember(accountId, member.id, { role: wish.role });
      return changeMember(accountId, member.id, { disabled: wish.kind === "disable" });
    },
    onSuccess: show,
  });
  return { people: data.people, change, show };
}

/** Who has which role on the account. Administrators give, change and take roles; everybody else reads. */
export function TeamScreen({ accountId, first, me, mayChange }: Props) {
  const t = useT("settings");
  const { people, change, show } = useTeam(accountId, first);
  const [asked, setAsked] = useState<{ member: TeamMember; wish: MemberWish } | null>(null);
  const ask = (member: TeamMember, wish: MemberWish) => {
    if (GRAVE.includes(wish.kind)) setAsked({ member, wish });
    else change.mutate({ member, wish });
  };
  const column = (name: "person" | "role" | "since" | "state") => t(`team.${name}`);
  return (
    <>
      <SettingSection title={t("team.title")} text={<RolesInWords />}>
        {change.error && (
          <Banner tone="fail" icon="octagon-x" role="alert" title={t("notSaved", { message: change.error.message })} />
        )}
        <TableScroller label={t("team.caption")} className="flex-none!">
          <Table caption={t("team.caption")} className="max-tablet:block">
            <thead className="max-tablet:hidden">
              <tr>
                <th scope="col">{column("person")}</th>
                <th scope="col">{column("role")}</th>
                <th scope="col" className="max-tablet:hidden">
                  {column("since")}
                </th>
                <th scope="col">{column("state")}</th>
              </tr>
            </thead>
            <tbody className="max-tablet:block">
              {people.map((member) => (
                <TeamRow
                  key={member.id}
                  member={member}
                  isMe={member.id === me}
                  mayChange={mayChange && member.id !== me}
                  busy={change.isPending && change.variables.member.id === member.id}
                  onWish={(wish) => ask(member, wish)}
                />
              ))}
            </tbody>
          </Table>
        </TableScroller>
        {!mayChange && <p className="text-12 text-ink-3">{t("readOnly")}</p>}
      </SettingSection>
      {mayChange && <GrantForm accountId={accountId} onDone={show} />}
      {asked && (
        <TeamQuestion
          name={asked.member.name}
          kind={asked.wish.kind === "take" ? "take" : "disable"}
          onLeave={() => setAsked(null)}
          onYes={() => {
            change.mutate(asked);
            setAsked(null);
          }}
        />
      )}
    </>
  );
}

function RolesInWords() {
  const [t, shell] = [useT("settings"), useT("shell")];
  return (
    <>
      {t("team.text")}
      {ROLES.map((role) => (
        <span key={role} className="mt-1 block">
          <b className="font-medium text-ink">{shell(`role.${role}`)}</b> {t(`team.roles.${role}`)}
        </span>
      ))}
    </>
  );
}
