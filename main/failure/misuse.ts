import { sayWanted, type Wanted } from "../../core/fault/field.ts";
import { type Language, listed, sentences } from "../../core/fault/sentences.ts";

/** A part of the command line, and the command at which it was met. */
interface Met {
  readonly part: string;
  readonly path: string;
}

/** What options and arguments want beside what the desk's own fields want. */
const ownWanted = {
  address: { en: "an address like 127.0.0.1:8480", ko: "127.0.0.1:8480과 같은 주소" },
  endpoint: {
    en: "an https address, or plain http on this machine",
    ko: "https 주소 또는 이 컴퓨터의 http 주소",
  },
  endpoint_without_version: {
    en: "the desk's address without /v1 at its end, which is added to it",
    ko: "끝에 /v1이 없는 데스크 주소(/v1은 자동으로 추가됨)",
  },
  timeout: { en: "a duration of at least 1s, like 30s", ko: "30s와 같은 1s 이상의 기간" },
  membership: {
    en: "PROJECT:customer or PROJECT:auditor",
    ko: "프로젝트:customer 또는 프로젝트:auditor",
  },
} as const;

export type WantedValue = Wanted | { readonly rule: keyof typeof ownWanted };

function sayWantedValue(wanted: WantedValue, language: Language): string {
  switch (wanted.rule) {
    case "address":
    case "endpoint":
    case "endpoint_without_version":
    case "timeout":
    case "membership":
      return ownWanted[wanted.rule][language];
    default:
      return sayWanted(wanted, language);
  }
}

/** A command line that asks for nothing which could be done; nothing was changed at the desk. */
export const misuses = {
  command_missing: sentences<Pick<Met, "path">>(
    ({ path }) => `A command is wanted; none came. See \`${path} --help\`.`,
    ({ path }) => `명령이 필요하지만 없습니다. \`${path} --help\`를 참고하세요.`,
  ),
  command_unknown: sentences<Met>(
    ({ part, path }) => `A command is wanted; "${part}" is none. See \`${path} --help\`.`,
    ({ part, path }) => `"${part}"은(는) 없는 명령입니다. \`${path} --help\`를 참고하세요.`,
  ),
  option_unknown: sentences<Met>(
    ({ part, path }) =>
      `An option of this command is wanted; ${part} is none. See \`${path} --help\`.`,
    ({ part, path }) => `${part}은(는) 이 명령에 없는 옵션입니다. \`${path} --help\`를 참고하세요.`,
  ),
  argument_missing: sentences<Met>(
    ({ part, path }) => `Wanted <${part}>; nothing came. See \`${path} --help\`.`,
    ({ part, path }) => `<${part}> 값이 필요하지만 없습니다. \`${path} --help\`를 참고하세요.`,
  ),
  option_missing: sentences<Met>(
    ({ part, path }) => `Wanted ${part}; it did not come. See \`${path} --help\`.`,
    ({ part, path }) => `${part} 옵션이 필요하지만 없습니다. \`${path} --help\`를 참고하세요.`,
  ),
  option_value_missing: sentences<Met>(
    ({ part, path }) => `Wanted a value after ${part}; nothing came. See \`${path} --help\`.`,
    ({ part, path }) => `${part} 뒤에 값이 필요하지만 없습니다. \`${path} --help\`를 참고하세요.`,
  ),
  choice_unknown: sentences<Met & { readonly choices: readonly string[]; readonly came: string }>(
    ({ part, choices, came, path }) =>
      `${part}: one of ${listed(choices)} is wanted; came "${came}". See \`${path} --help\`.`,
    ({ part, choices, came, path }) =>
      `${part}: 사용할 수 있는 값은 ${listed(choices)}, 받은 값은 "${came}"입니다. \`${path} --help\`를 참고하세요.`,
  ),
  too_many_arguments: sentences<Pick<Met, "path">>(
    ({ path }) =>
      `Fewer arguments are wanted; more came. Put a text with blanks in quotes. See \`${path} --help\`.`,
    ({ path }) =>
      `인수가 너무 많습니다. 공백이 있는 글은 따옴표로 묶으세요. \`${path} --help\`를 참고하세요.`,
  ),
  // Of the parser's own complaints the few that have no code of ours; it says them in English only.
  command_line_invalid: sentences<Met>(
    ({ part, path }) => `${part}. See \`${path} --help\`.`,
    ({ part, path }) => `${part}. \`${path} --help\`를 참고하세요.`,
  ),
  value_missing: sentences<{ readonly names: readonly string[] }>(
    ({ names }) => `Wanted ${listed(names)}; nothing came. Add it and try again.`,
    ({ names }) => `${listed(names)} 값이 필요하지만 없습니다. 추가하여 다시 실행하세요.`,
  ),
  value_invalid: sentences<{
    readonly name: string;
    readonly wanted: WantedValue;
    readonly came: string;
  }>(
    ({ name, wanted, came }) =>
      `${name}: wanted ${sayWantedValue(wanted, "en")}; came "${came}". Change it and try again.`,
    ({ name, wanted, came }) =>
      `${name}: 필요한 값은 ${sayWantedValue(wanted, "ko")}, 받은 값은 "${came}"입니다. 고쳐서 다시 실행하세요.`,
  ),
  setting_missing: sentences<{ readonly option: string; readonly variable: string }>(
    ({ option, variable }) =>
      `Wanted ${option} or ${variable}; neither is set. Set one of them and try again.`,
    ({ option, variable }) =>
      `${option} 또는 ${variable} 값이 필요하지만 둘 다 없습니다. 하나를 지정하여 다시 실행하세요.`,
  ),
  token_malformed: sentences<{ readonly option: string; readonly variable: string }>(
    ({ option, variable }) =>
      `${option} or ${variable}: wanted a token as the desk printed it, without blanks, line breaks or other additions; something else came. Copy it again.`,
    ({ option, variable }) =>
      `${option} 또는 ${variable}: 데스크가 출력한 그대로의 토큰(공백, 줄바꿈 등 제외)이 필요하지만 다른 값입니다. 다시 복사하세요.`,
  ),
  form_incomplete: sentences<{ readonly name: string }>(
    ({ name }) =>
      `Wanted a value for ${name}; nothing came. Give it as an option, or in the file of --file.`,
    ({ name }) => `${name} 값이 필요하지만 없습니다. 옵션이나 --file의 파일에 지정하세요.`,
  ),
  consent_missing: sentences<{ readonly version: number }>(
    ({ version }) =>
      `Consent to the notice above is wanted; none was given. If you agree, add --consent ${version}.`,
    ({ version }) =>
      `위 개인정보 고지에 대한 동의가 필요하지만 없습니다. 동의하면 --consent ${version}을(를) 추가하세요.`,
  ),
  not_acknowledged: sentences(
    () =>
      "A confirmation cannot be taken back and obliges to pay. Wanted --acknowledge-irreversible; it did not come. Add it if that is what you want.",
    () =>
      "기술지원 확정은 되돌릴 수 없으며 비용이 청구됩니다. 동의하면 --acknowledge-irreversible을 추가하세요.",
  ),
  demo_not_on_loopback: sentences<{ readonly host: string }>(
    ({ host }) =>
      `A demo listens on 127.0.0.1 only, because its tokens are for everybody who sees them; "${host}" came. Leave --demo out, or listen on 127.0.0.1.`,
    ({ host }) =>
      `데모는 127.0.0.1에서만 실행되지만 "${host}"이(가) 지정되었습니다. --demo를 빼거나 127.0.0.1을 사용하세요.`,
  ),
  // Each side has filters of its own. The other side's are refused: ignored, they would show too much.
  option_for_staff: sentences<{ readonly option: string }>(
    ({ option }) =>
      `${option} is for desk staff; a project was named. Leave it out, or add --desk.`,
    ({ option }) =>
      `${option}은(는) 기술지원팀용이지만 프로젝트가 지정되었습니다. 빼거나 --desk를 추가하세요.`,
  ),
  option_for_customers: sentences<{ readonly option: string }>(
    ({ option }) =>
      `${option} is for a project's people; no project was named. Leave it out, or name one with --project.`,
    ({ option }) =>
      `${option}은(는) 고객용이지만 프로젝트가 지정되지 않았습니다. 빼거나 --project로 지정하세요.`,
  ),
};
