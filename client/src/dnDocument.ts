/** How much of a document's start the first look reads, in UTF-16 code units. */
export const firstLookLength = 64 * 1024;

const dnFileName = /\.dn\.[^./\\]+$|^dn-config\.ya?ml$/i;
const annex = 'userProperties|annex|options';
/** Names that the exports of an object's options have, whatever the object. */
const exportName = /^Cfg[A-Za-z]+_(?:annex|options)_.*\.cfg$/i;
const tServerLine = /^\ufeff?[ \t]*\[[ \t]*tserver[ \t]*\][ \t]*$/im;
const optionLine = /^\ufeff?[ \t]*[a-z0-9][\w.-]*[ \t]*=/im;
/** Names and beginnings of other formats, in which such lines may stand as text. */
const otherName = /\.(?:ya?ml|jsonc?|xml|md)$/i;
const otherStart = /^\ufeff?\s*[<{]/;
const besideNumber = `${annex}|type|switch`;

/**
 * A cheap first look at a document: could it be a file that the language server knows? Says yes rather too often, as a yes only
 * starts the server, which then judges with care, while a no would leave a person without help.
 * @param languageId VS Code's name of the document's language
 * @param fileName the last part of its path
 * @param firstText the first `firstLookLength` code units of its text
 */
export function couldBeDnFile(languageId: string, fileName: string, firstText: string): boolean {
  if (dnFileName.test(fileName)) return true;
  switch (languageId) {
    case 'genesys-options':
      return true;
    case 'yaml':
      return looksLikeDnYaml(firstText) || looksLikeDnJson(firstText) || looksLikeCatalogue(firstText);
    case 'json':
    case 'jsonc':
      return looksLikeDnJson(firstText) || looksLikeCatalogue(firstText);
    case 'xml':
      return /<[^<>]*\b(CfgData|ConfData|CfgDN)\b/.test(firstText);
    default:
      return false;
  }
}

/**
 * Whether a document in a language of other exports and settings, or in none, is an options export. Unlike `couldBeDnFile` it has to be sure:
 * the document gets another language. It agrees with the server, which judges by the same lines.
 * @param fileName the last part of its path
 * @param firstText the first `firstLookLength` code units of its text
 */
export function isOptionsExport(fileName: string, firstText: string): boolean {
  if (otherName.test(fileName) || otherStart.test(firstText) || !tServerLine.test(firstText)) return false;
  return exportName.test(fileName) || optionLine.test(firstText);
}

/** A list of DNs under `dns`, or a DN by itself: `number` with another of its fields in the same column. */
function looksLikeDnYaml(text: string): boolean {
  if (yamlKey('dns').test(text) && yamlKey(`number|${annex}`).test(text)) return true;
  const indentations = new Set([...text.matchAll(yamlKey('number', 'g'))].map(([, indentation = '']) => indentation));
  return [...indentations].some((indentation) =>
    new RegExp(`^${indentation}["']?(${besideNumber})["']?[ \\t]*:`, 'm').test(text),
  );
}

/** Finds a key at the start of a line; its indentation, the dashes of list items included, is the first group. */
function yamlKey(names: string, flags = ''): RegExp {
  return new RegExp(`^([ \\t]*)(?:-[ \\t]+)*["']?(${names})["']?[ \\t]*:`, `m${flags}`);
}

/** The shapes of JSON in which DNs are exported: mutagen, Genesys Web Services, GAX. */
function looksLikeDnJson(text: string): boolean {
  if (jsonKey('dns|CFGDN').test(text) && jsonKey(`number|${annex}|__metadata__`).test(text)) return true;
  if (jsonKey('userproperties').test(text) || /["']CfgDN["']/.test(text)) return true;
  return jsonKey('number').test(text) && jsonKey(besideNumber).test(text);
}

/**
 * A catalogue of somebody's own options. Which files are catalogues only a project file says, and to look for one costs more than to take a file of
 * somebody else's for one now and then.
 */
function looksLikeCatalogue(text: string): boolean {
  const keys = ['version', 'options', 'section', 'name'];
  return keys.every((name) => yamlKey(name).test(text) || jsonKey(name).test(text));
}

/** Finds a key, in quotes or after an opening brace or a comma: YAML's flow style allows names without quotes. */
function jsonKey(names: string): RegExp {
  return new RegExp(`(?:[{,]\\s*|["'])(${names})["']?\\s*:`, 'i');
}
