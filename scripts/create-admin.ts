import { parseArgs } from "node:util";
import { createAdmin, resetAdminPassword } from "@/lib/accounts/create-admin";
import { readNewPassword } from "@/lib/accounts/read-password";
import { passwordLength } from "@/lib/accounts/schema";
import { withDatabase } from "@/lib/database/connect";
import { env } from "@/lib/env";
import { UserError } from "@/lib/errors";
import { reportFailure } from "@/lib/failures/report-failure";

const usage = `Creates an account for the admin.

  npm run admin:create -- --email you@shop.example [--name "Your Name"] [--reset-password]

The password (${passwordLength.min} characters or more) is asked for without showing it. Where nobody can be asked,
it is read from ADMIN_PASSWORD, else from the first line of standard input.
--reset-password gives an existing account a new password and signs it out everywhere.`;

async function main(): Promise<void> {
  const { email, name, resetPassword } = readArguments();
  const password = await readNewPassword(env().ADMIN_PASSWORD);
  const message = await withDatabase(async () => {
    if (resetPassword) {
      await resetAdminPassword({ email, password });
      return `${email} has a new password and is signed out everywhere.`;
    }
    const account = await createAdmin({ email, name, password });
    return `Created ${account.email}. Sign in at /admin.`;
  });
  console.log(message);
}

function readArguments(): { email: string; name?: string; resetPassword: boolean } {
  const { values } = parseOptions();
  if (values.help) {
    console.log(usage);
    process.exit(0);
  }
  if (!values.email) throw new UserError("usage", usage);
  return { email: values.email, name: values.name, resetPassword: values["reset-password"] };
}

function parseOptions() {
  try {
    return parseArgs({
      options: {
        email: { type: "string" },
        name: { type: "string" },
        "reset-password": { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
  } catch (error) {
    throw new UserError("usage", `${error instanceof Error ? error.message : error}\n\n${usage}`);
  }
}

main().catch(reportFailure);
