# Run as a script by handoff_embed: writes a C++ file that holds INPUT.
file(READ ${INPUT} text)
file(WRITE ${OUTPUT}
"#include <string_view>
namespace ${NAMESPACE} {
extern const std::string_view ${SYMBOL};
const std::string_view ${SYMBOL} = R\"~~~~(${text})~~~~\";
} // namespace ${NAMESPACE}
")
