import { ConfirmButton } from "@/app/_proof/confirm-button";
import { Checkbox } from "@/app/_ui/checkbox";
import { unlinkIdentity } from "@/app/(console)/[role]/identity-conflicts/identity-actions";
import { KeepWaysIn } from "@/app/(console)/[role]/identity-conflicts/keep-ways-in";

interface UnlinkButtonProps {
  values: { role: string; address: string; provider: string };
  providerName: string;
  focusId: string;
}

/** Takes a mailbox's link to an account away, after asking. */
export const UnlinkButton = ({ values, providerName, focusId }: UnlinkButtonProps) => (
  <ConfirmButton
    action={unlinkIdentity}
    values={values}
    label="Unlink …"
    subject={`the account at ${providerName}`}
    size="small"
    question={`Unlink ${values.address} from its account at ${providerName}?`}
    consequence="The person cannot sign in with the account any more. The mail stays."
    confirm="Unlink"
    pendingLabel="Unlinking …"
    keep="Leave it"
    focusId={focusId}
  >
    <KeepWaysIn />
    <Checkbox
      name="linkByAddress"
      label="Link the next account by its address"
      detail="Whoever signs in next with this address, proven, gets the mailbox with all its mail. Otherwise an administrator links it."
    />
  </ConfirmButton>
);
