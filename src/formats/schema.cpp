#include "formats/schema.hpp"

#include "model/records.hpp"

namespace fb {
namespace {

constexpr const char* head = R"({
"$schema":"https://json-schema.org/draft/2020-12/schema",
"$id":"urn:funnelboard:snapshot:1",
"title":"Funnelboard board, version 1",
"description":"A whole board with its history, or a few hand-written records without any. docs/file-format.md says more.",
"type":"object",
"minProperties":1,
"properties":{
"funnelboard":{"description":"The version of the format","type":"integer","minimum":1},
"reads":{"description":"The oldest version that may merge the file","type":"integer","minimum":1},
"redacted":{"description":"Names and amounts were replaced: it opens as a board of its own and never merges","type":"boolean"},
"board":{"type":"object","properties":{"id":{"$ref":"#/$defs/id"},"gen":{"type":"integer","minimum":1},"name":{"type":"string"}}},
"exported":{"type":"string","pattern":"^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z$"},
"by":{"type":"string"},
"app":{"type":"string"},
"counts":{"type":"object","additionalProperties":{"type":"integer","minimum":1}},
)";

constexpr const char* tail =
    R"("deleted":{"type":"array","items":{"type":"object","required":["type","id"],"properties":{"type":{"type":"string"},"id":{"$ref":"#/$defs/given_id"},"_":{"$ref":"#/$defs/stamps"}}}},
"checksum":{"description":"XXH3-128 of every byte before this member","type":"string","pattern":"^xxh128:[0-9a-f]{32}$"}
},
"$defs":{
"id":{"description":"A ULID, or the short name of a well-known record","type":"string","pattern":"^([0-3][0-9A-HJKMNP-TV-Z]{25}|[-.0-9_a-z]{1,21})$"},
"given_id":{"description":"Another system's key, where the record has no stamps","anyOf":[{"type":"string"},{"type":"number"},{"type":"null"}]},
"stamp":{"type":"string","pattern":"^[0-9a-v]{20}$"},
"stamps":{
 "description":"When its values were written: s, the earliest; f, those of fields that differ; h, values of before",
 "type":"object",
 "properties":{
  "s":{"$ref":"#/$defs/stamp"},
  "f":{"type":"object","additionalProperties":{"$ref":"#/$defs/stamp"}},
  "h":{"type":"object","additionalProperties":{"type":"array","items":{"type":"array","prefixItems":[{"$ref":"#/$defs/stamp"},true],"minItems":2,"items":false}}}}},
"text":{"anyOf":[{"type":"string"},{"type":"null"}]},
"flag":{"anyOf":[{"type":"boolean"},{"type":"null"}]},
"day":{"anyOf":[{"type":"string","pattern":"^\\d{4}-\\d{2}-\\d{2}$"},{"type":"null"}]},
"instant":{"description":"Milliseconds since 1970, UTC","anyOf":[{"$ref":"#/$defs/whole"},{"type":"null"}]},
"money":{"description":"Minor units (cents) and currency","anyOf":[{"type":"array","prefixItems":[{"$ref":"#/$defs/whole"},{"type":"string","pattern":"^[A-Z]{3}$"}],"minItems":2,"items":false},{"type":"null"}]},
"rate":{"description":"Basis points: 10000 is all","anyOf":[{"type":"integer","minimum":0,"maximum":10000},{"type":"null"}]},
"count":{"anyOf":[{"$ref":"#/$defs/whole"},{"type":"null"}]},
"ref":{"description":"The id of another record; without stamps also its name or e-mail","anyOf":[{"type":"string"},{"type":"null"}]},
"place":{"description":"Stage, place in it, and since when (ms); without stamps the stage's name will do","anyOf":[{"type":"array","prefixItems":[{"$ref":"#/$defs/id"},{"type":"string","pattern":"^[0-9A-Za-z]{1,1024}$"},{"$ref":"#/$defs/whole"}],"minItems":3,"items":false},{"type":"string"},{"type":"null"}]},
"whole":{"type":"integer","minimum":-9007199254740991,"maximum":9007199254740991})";

std::string kind_name(Kind kind) {
  constexpr const char* names[] = {"text", "flag", "day", "instant", "money", "rate", "count", "ref", "place"};
  return names[static_cast<std::size_t>(kind)];
}

std::string type_definition(const TypeInfo& type) {
  std::string out = "\"" + std::string(type.name) + "\":{\n \"type\":\"object\",\n";
  out +=
      " \"dependentSchemas\":{\"_\":{\"required\":[\"id\"],\"properties\":{\"id\":{\"$ref\":\"#/$defs/id\"}}}},\n "
      "\"properties\":{\n";
  out += "  \"id\":{\"$ref\":\"#/$defs/given_id\"},\n";
  for (const FieldInfo& field : type.fields)
    out += "  \"" + std::string(field.name) + "\":{\"$ref\":\"#/$defs/" + kind_name(field.kind) + "\"},\n";
  return out + "  \"_\":{\"$ref\":\"#/$defs/stamps\"}}}";
}

}  // namespace

std::string snapshot_schema() {
  std::string out = head, definitions;
  for (std::size_t i = 0; i < known_types; ++i) {
    const TypeInfo& type = type_info(static_cast<Type>(i));
    out += "\"" + std::string(type.list) + "\":{\"type\":\"array\",\"items\":{\"$ref\":\"#/$defs/" +
           std::string(type.name) + "\"}},\n";
    definitions += ",\n" + type_definition(type);
  }
  return out + tail + definitions + "\n}\n}\n";
}

}  // namespace fb
