import { enterWebmail } from "@/app/(webmail)/sogo-auth/enter-webmail";

export const GET = enterWebmail;
