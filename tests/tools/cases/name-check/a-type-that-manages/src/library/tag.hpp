
class TagManager {};
struct [[nodiscard]] HTTPHandler {};
using PageInfo = int;
enum class LinkData { a };
