import { CircleCheck, CircleX, TriangleAlert } from "lucide-react";
import { getLocale } from "next-intl/server";
import { LocalTime } from "@/app/_ui/local-time";
import { getSay, getWords } from "@/app/_words/get-words";
import { ownCredentialText, ownReasonText } from "@/app/(user)/home/security/sign-in-words";
import { doorLabel } from "@/lib/access/door-texts";
import type { showOwnLogin } from "@/lib/credentials/login-attempt/own-attempts";
import { exactLocationText } from "@/lib/platform/client/location-text";
import { words } from "@/lib/words/text";

const listWords = words("user.signIns", {
  list: "Sign-ins",
  none: "Nobody has signed in in the last 30 days.",
  accepted: "Signed in: {service}",
  rejected: "Refused: {service}",
  unavailable: "Not checked: {service}",
  how: "{credential}, {place}",
  named: "{credential} “{name}”",
  times: "{count, number} times until <time></time>",
});

const marks = {
  accepted: { icon: CircleCheck, colour: "text-good" },
  rejected: { icon: CircleX, colour: "text-danger" },
  unavailable: { icon: TriangleAlert, colour: "text-warning" },
} as const;

export type OwnLogin = ReturnType<typeof showOwnLogin>;

/** Sign-ins to a person's mailbox and the refusals: by which service, with what, from where, and why not. */
export async function SignInList({ logins }: { logins: OwnLogin[] }) {
  const t = await getWords(listWords);
  if (logins.length === 0) return <p className="text-sm text-muted">{t("none")}</p>;
  return (
    <ul aria-label={t("list")} className="divide-y divide-line border-y border-line text-sm">
      {logins.map((login) => (
        <Row key={login.id} login={login} />
      ))}
    </ul>
  );
}

async function Row({ login }: { login: OwnLogin }) {
  const { result, door, credential, appPasswordName: name, ip, reason, count, lastAt } = login;
  const [t, say] = [await getWords(listWords), await getSay()];
  const { icon: Icon, colour } = marks[result];
  const place = await exactLocationText(ip, await getLocale());
  const kind = say(ownCredentialText(credential));
  const by = name === null ? kind : t("named", { credential: kind, name });
  const time = () => <LocalTime value={lastAt} />;
  return (
    <li className="flex gap-3 py-3">
      <Icon aria-hidden="true" className={`mt-0.5 size-4 shrink-0 ${colour}`} />
      <div className="grid min-w-0 grow gap-0.5">
        <p className="flex flex-wrap justify-between gap-x-4">
          <span className="font-medium">{t(result, { service: say(doorLabel(door)) })}</span>
          <span className="text-muted">{count > 1 ? t.rich("times", { count, time }) : time()}</span>
        </p>
        {reason ? <p>{say(ownReasonText(reason))}</p> : null}
        <p className="text-muted wrap-anywhere">{t("how", { credential: by, place: say(place) })}</p>
      </div>
    </li>
  );
}
