struct Tag {};
enum class Audience { me };
using Metadatum = int;
struct Information {};
// class TagManager
