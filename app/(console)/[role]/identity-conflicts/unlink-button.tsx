import { ConfirmButton } from "@/app/_reauthentication/confirm-button";
import { Checkbox } from "@/app/_ui/checkbox";
import { useWords } from "@/app/_words/use-words";
import { KeepWaysIn } from "@/app/(console)/[role]/identity-conflicts/keep-ways-in";
import { sends } from "@/app/(console)/sends";
import { words } from "@/lib/words/text";

const unlinkWords = words("console.identityConflicts.unlink", {
  unlink: "Unlink…",
  subject: "the account at {provider}",
  question: "Unlink {address} from its {provider} account?",
  consequence: "The person can no longer sign in with this account. The mail is kept.",
  confirm: "Unlink",
  unlinking: "Unlinking…",
  byAddress: "Link the next account by its address",
  byAddressDetail:
    "Whoever signs in next with this address, verified, gets the mailbox and all its mail. Otherwise, an administrator has to link it.",
});

interface UnlinkButtonProps {
  values: { role: string; address: string; provider: string };
  providerName: string;
  focusId: string;
}

/** Takes a mailbox's link to an account away, after asking. */
export function UnlinkButton({ values, providerName: provider, focusId }: UnlinkButtonProps) {
  const t = useWords(unlinkWords);
  return (
    <ConfirmButton
      action={sends("unlinkIdentity")}
      values={values}
      label={t("unlink")}
      subject={t("subject", { provider })}
      size="small"
      question={t("question", { address: values.address, provider })}
      consequence={t("consequence")}
      confirm={t("confirm")}
      pendingLabel={t("unlinking")}
      focusId={focusId}
    >
      <KeepWaysIn />
      <Checkbox name="linkByAddress" label={t("byAddress")} detail={t("byAddressDetail")} />
    </ConfirmButton>
  );
}
