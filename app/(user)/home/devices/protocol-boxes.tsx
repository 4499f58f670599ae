import { Checkbox, CheckboxGroup } from "@/app/_ui/checkbox";
import { useSay, useWords } from "@/app/_words/use-words";
import { doorLabel, purposeOf } from "@/lib/access/door-texts";
import type { ClientProtocol } from "@/lib/platform/db/protocols";
import { words } from "@/lib/words/text";

const boxWords = words("user.devices.protocols", { legend: "Can be used for" });

interface ProtocolBoxesProps {
  protocols: readonly ClientProtocol[];
  chosen: readonly string[];
  error?: string | undefined;
}

/** What a device may be used for, to be chosen. */
export function ProtocolBoxes({ protocols, chosen, error }: ProtocolBoxesProps) {
  const t = useWords(boxWords);
  const say = useSay();
  return (
    <CheckboxGroup legend={t("legend")} error={error}>
      {protocols.map((protocol) => (
        <Checkbox
          key={protocol}
          name="protocols"
          value={protocol}
          defaultChecked={chosen.includes(protocol)}
          label={say(purposeOf(protocol))}
          detail={say(doorLabel(protocol))}
        />
      ))}
    </CheckboxGroup>
  );
}
