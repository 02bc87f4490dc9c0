import { printPlainly } from "@/lib/plain-console";

printPlainly();
