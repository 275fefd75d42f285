#include "tests/web/api/api_fixture.hpp"
#include "web/api/api_doc.hpp"
#include "web/api/api_table.hpp"

#include <gmock/gmock.h>

#include <set>

namespace florilege::web {
namespace {

using ::testing::IsEmpty;
using tests::json_of;

/// The document is the same over both engines; one serves to read it.
class ApiDocument : public tests::ApiTest<tests::ProductOnSqlite> {
protected:
    tests::Document document{guest().get("/api/v1/openapi.json").body};

    boost::json::value const& at(std::string_view pointer) const
    {
        static boost::json::value root;
        root = document.root();
        return root.at_pointer(pointer);
    }
};

TEST_F(ApiDocument, has_every_route_below_the_api_and_no_other)
{
    std::set<std::string> routes;
    for (auto const* route : all_routes())
        if (route->path.starts_with("/api/"))
            routes.insert(std::string{name_of(route->method)} + ' ' + std::string{route->path});
    std::set<std::string> described;
    for (auto const& [path, operations] : at("/paths").as_object())
        for (auto const& [method, operation] : operations.as_object()) {
            std::string name{method};
            for (auto& c : name)
                c = static_cast<char>(c - 32);
            described.insert(name + ' ' + std::string{path});
        }
    EXPECT_EQ(described, routes);
    EXPECT_FALSE(routes.empty());
}

TEST_F(ApiDocument, calls_each_operation_by_a_name_of_its_own)
{
    std::set<std::string_view> names;
    for (auto const* route : api_routes())
        EXPECT_TRUE(names.insert(route->doc->id).second) << route->doc->id;
}

TEST_F(ApiDocument, names_in_each_path_what_stands_in_its_braces)
{
    for (auto const* route : api_routes()) {
        std::string braces;
        for (auto const& field : route->doc->path)
            braces += '{' + std::string{field.name} + '}';
        std::string found;
        std::string_view rest = route->path;
        for (auto at = rest.find('{'); at != std::string_view::npos; at = rest.find('{')) {
            rest.remove_prefix(at);
            found += rest.substr(0, rest.find('}') + 1);
            rest.remove_prefix(1);
        }
        EXPECT_EQ(found, braces) << route->path;
    }
}

TEST_F(ApiDocument, gives_examples_that_are_as_it_says)
{
    int examples = 0;
    for (auto const* route : api_routes()) {
        auto const* const operation = document.find(route->method, route->path);
        ASSERT_NE(operation, nullptr) << route->path;
        if (auto const* body = operation->if_contains("requestBody")) {
            if (route->doc->takes_file) continue;
            auto const& content = body->at("content").at("application/json");
            EXPECT_THAT(document.faults(content.at("example"), content.at("schema")), IsEmpty())
                << route->path;
            ++examples;
        }
        if (auto const* parameters = operation->if_contains("parameters"))
            for (auto const& parameter : parameters->as_array())
                if (auto const* example = parameter.as_object().if_contains("example")) {
                    EXPECT_THAT(document.faults(*example, parameter.at("schema")), IsEmpty()) << route->path;
                    ++examples;
                }
    }
    EXPECT_GT(examples, 10);
}

TEST_F(ApiDocument, names_no_schema_that_is_not_there)
{
    auto const text = boost::json::serialize(document.root());
    std::string const mark = "\"#/components/schemas/";
    std::set<std::string> named;
    for (auto begin = text.find(mark); begin != std::string::npos; begin = text.find(mark, begin + 1))
        named.insert(text.substr(begin + mark.size(), text.find('"', begin + 1) - begin - mark.size()));
    std::set<std::string> there;
    for (auto const& [name, schema] : at("/components/schemas").as_object())
        there.insert(std::string{name});
    for (auto const& name : named)
        EXPECT_TRUE(there.contains(name)) << name;
}

TEST_F(ApiDocument, lets_bodies_have_no_field_that_is_not_known)
{
    EXPECT_EQ(at("/components/schemas/NewBookmark/additionalProperties"), false);
    EXPECT_FALSE(at("/components/schemas/Bookmark").as_object().contains("additionalProperties"));
}

TEST_F(ApiDocument, is_open_to_everybody_and_is_sent_once)
{
    auto program = nobodys();
    auto const first = program.get("/api/v1/openapi.json");
    EXPECT_EQ(first.status, 200);
    EXPECT_EQ(program.get("/api/v1/openapi.json", {{"if-none-match", first.header("etag")}}).status, 304);
    EXPECT_EQ(json_of(first).at("openapi"), "3.1.0");
}

} // namespace
} // namespace florilege::web
