import { enterWebmail } from "@/app/(webmail)/sogo-auth/enter-webmail";

/** mailcow's name of the same way in, for app links such as `/sogo-auth.php?login=%u`. */
export const GET = enterWebmail;
