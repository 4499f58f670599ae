import { Checkbox } from "@/app/_ui/checkbox";

/** Whether what the person before has made stays; not, unless somebody says so. */
export const KeepWaysIn = () => (
  <Checkbox
    name="keepWaysIn"
    label="Keep app passwords"
    detail="And API keys, the local password and second factors: only if it is the same person, since they open the mailbox without the provider. Otherwise all of them end now. Web sessions and mail connections end in any case."
  />
);
