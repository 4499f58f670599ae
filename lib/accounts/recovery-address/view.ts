import { z } from "zod";
import type { RecoveryAddress } from "@/lib/accounts/recovery-address/queries";
import { moment, textOrNull } from "@/lib/platform/input/moment";

/** A recovery address as the API shows it. */
export const recoveryAddressView = z
  .object({
    address: z.string().nullable().describe("Where links go that reset the password."),
    confirmedAt: moment.nullable(),
    pending: z.string().nullable().describe("Replaces the address once it is confirmed."),
  })
  .meta({ id: "RecoveryAddress" });

export const showRecoveryAddress = ({
  confirmedAt,
  ...row
}: RecoveryAddress): z.input<typeof recoveryAddressView> => ({
  ...row,
  confirmedAt: textOrNull(confirmedAt),
});
