#pragma once

#include "accounts/site.hpp"
#include "library/edit.hpp"
#include "library/lists/list.hpp"
#include "tests/web/site_fixture.hpp"

#include <boost/json.hpp>
#include <pugixml.hpp>

#include <algorithm>

namespace florilege::tests {

/// What a field of a form on the page holds.
inline std::string value_of(std::string const& html, std::string const& name)
{
    auto const before = "name=\"" + name + "\" value=\"";
    auto const at = html.find(before);
    EXPECT_NE(at, std::string::npos) << name;
    auto const begin = at + before.size();
    return html.substr(begin, html.find('"', begin) - begin);
}

/// A site whose feeds have an authority for their ids, with what tests of them ask again and again.
template <class Where> class FeedTest : public SiteTest<Where> {
protected:
    FeedTest()
    {
        this->database->write([](store::Transaction& transaction) {
            accounts::set_site_setting(transaction, accounts::Setting::tag_authority, "links.example,2026")
                .value();
        });
        this->clock.time = monday + std::chrono::hours{48};
    }

    /// Saves a page an hour after the one before it.
    void keep(library::BookmarkDraft draft, accounts::Audience audience = accounts::Audience::everyone())
    {
        this->now += std::chrono::hours{1};
        draft.audience = audience;
        this->take(draft);
    }

    void keep_list(library::ListDraft const& draft)
    {
        this->on_shelf([&](store::Transaction& transaction, library::Shelf const& shelf) {
            library::take_list(transaction, shelf, draft);
        });
    }

    Answer get(std::string const& path, std::vector<web::Header> const& headers = {})
    {
        return this->guest().send(web::Method::get, path, headers);
    }

    static boost::json::object json_of(Answer const& answer)
    {
        EXPECT_EQ(answer.status, 200);
        return boost::json::parse(answer.body).as_object();
    }

    static std::vector<std::string> titles_of(Answer const& answer)
    {
        std::vector<std::string> titles;
        auto const feed = json_of(answer);
        for (auto const& item : feed.at("items").as_array())
            titles.emplace_back(item.as_object().at("title").as_string());
        return titles;
    }

    std::vector<std::string> titles(std::string const& path) { return titles_of(get(path)); }

    /// Ids as each form has them.
    static std::vector<std::string> ids_of(Answer const& answer)
    {
        std::vector<std::string> ids;
        if (answer.body.starts_with("{")) {
            auto const feed = json_of(answer);
            for (auto const& item : feed.at("items").as_array())
                ids.emplace_back(item.as_object().at("id").as_string());
            return ids;
        }
        pugi::xml_document document;
        EXPECT_TRUE(document.load_buffer(answer.body.data(), answer.body.size())) << answer.body;
        for (auto const entry : document.child("feed").children("entry"))
            ids.emplace_back(entry.child("id").text().get());
        for (auto const item : document.child("rss").child("channel").children("item"))
            ids.emplace_back(item.child("guid").text().get());
        return ids;
    }

    /// A path without the host of the site.
    static std::string path_of(std::string const& address)
    {
        std::string const host = "http://links.example";
        EXPECT_TRUE(address.starts_with(host)) << address;
        return address.substr(host.size());
    }
};

} // namespace florilege::tests
