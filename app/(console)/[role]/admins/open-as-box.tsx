import { Checkbox } from "@/app/_ui/checkbox";

/** The permission to open mailboxes; it is told to the people, so it is one of its own. */
export const OpenAsBox = ({ checked }: { checked: boolean }) => (
  <Checkbox
    name="mayOpenAs"
    label="May open mailboxes"
    detail="Opens the portal and webmail as one of its users. Each time is recorded, and a banner shows it."
    defaultChecked={checked}
  />
);
