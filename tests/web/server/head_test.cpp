#include "web/server/head.hpp"

#include <gtest/gtest.h>

namespace florilege::web {
namespace {

std::string head(std::string_view first, std::string_view fields)
{
    return std::string{first} + "\r\n" + std::string{fields} + "\r\n";
}

/// The status that refuses it, 0 where it is taken.
int refused(std::string const& bytes)
{
    auto const read = read_head(bytes, 10);
    return read ? 0 : read.error().status;
}

TEST(Head, of_a_plain_request_is_taken_apart)
{
    auto const bytes = head("POST /b/x?q=1 HTTP/1.1",
                            "Host: Links.Example:8787\r\nContent-Length: 12\r\nX-Odd:\t a  b \r\n");
    auto const read = read_head(bytes, 10);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->method, "POST");
    EXPECT_EQ(read->target, "/b/x?q=1");
    EXPECT_TRUE(read->version_1_1);
    EXPECT_EQ(read->host, "links.example:8787");
    EXPECT_EQ(read->length, 12U);
    EXPECT_FALSE(read->chunked);
    EXPECT_EQ(read->headers.find("x-odd"), "a  b");
}

TEST(Head, takes_what_means_one_thing_only)
{
    for (std::string_view const fields : {
             "Host: a\r\n",
             "Host: [::1]:80\r\n",
             "Host: a\r\nTransfer-Encoding: chunked\r\n",
             "Host: a\r\nX: \xc3\xa9\r\n",
             "Host: a\r\nX:\r\n",
         })
        EXPECT_EQ(refused(head("GET / HTTP/1.1", fields)), 0) << fields;
    EXPECT_EQ(refused(head("GET / HTTP/1.0", "")), 0);
}

TEST(Head, refuses_what_two_servers_could_read_in_two_ways)
{
    struct Case {
        int status;
        std::string_view fields;
    };
    for (auto const& [status, fields] : {
             Case{400, ""},
             Case{400, "Host: a\r\nHost: a\r\n"},
             Case{400, "Host: a b\r\n"},
             Case{400, "Host: a/b\r\n"},
             Case{400, "Host:\r\n"},
             Case{400, "Host: a\r\nContent-Length: 1\r\nContent-Length: 1\r\n"},
             Case{400, "Host: a\r\nContent-Length: 1, 1\r\n"},
             Case{400, "Host: a\r\nContent-Length: +1\r\n"},
             Case{400, "Host: a\r\nContent-Length: -1\r\n"},
             Case{400, "Host: a\r\nContent-Length: 0x1\r\n"},
             Case{400, "Host: a\r\nContent-Length:\r\n"},
             Case{400, "Host: a\r\nContent-Length: 99999999999999999999\r\n"},
             Case{400, "Host: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n"},
             Case{400, "Host: a\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"},
             Case{501, "Host: a\r\nTransfer-Encoding: gzip, chunked\r\n"},
             Case{501, "Host: a\r\nTransfer-Encoding: Chunked\r\n"},
             Case{501, "Host: a\r\nTransfer-Encoding: xchunked\r\n"},
             Case{501, "Host: a\r\nTransfer-Encoding: identity\r\n"},
             Case{400, "Host : a\r\n"},
             Case{400, "Host\t: a\r\n"},
             Case{400, "Host: a\r\nX\r\n"},
             Case{400, "Host: a\r\n: x\r\n"},
             Case{400, "Host: a\r\nX Y: x\r\n"},
             Case{400, "Host: a\r\nX: 1\r\n 2\r\n"},
             Case{400, " Host: a\r\n"},
             Case{400, "Host: a\nX: 1\r\n"},
             Case{400, "Host: a\rX: 1\r\n"},
             Case{400, "Host: a\r\r\n"},
             Case{400, "Host: a\r\nX: a\x01\r\n"},
             Case{400, std::string_view{"Host: a\r\nX: a\0b\r\n", 18}},
             Case{400, "Host: a\r\nX\x80: a\r\n"},
             Case{431, "Host: a\r\n1: a\r\n2: a\r\n3: a\r\n4: a\r\n5: a\r\n6: a\r\n7: a\r\n8: a\r\n9: "
                       "a\r\n10: a\r\n"},
         })
        EXPECT_EQ(refused(head("GET / HTTP/1.1", fields)), status) << fields;
    EXPECT_EQ(refused(head("GET / HTTP/1.0", "Transfer-Encoding: chunked\r\n")), 400);
}

TEST(Head, refuses_first_lines_that_are_none)
{
    for (std::string_view const first :
         {"", "GET", "GET /", "GET  / HTTP/1.1", "GET / HTTP/1.1 ", " GET / HTTP/1.1", "GET / a HTTP/1.1",
          "G(T / HTTP/1.1", "GET / HTTP/1.2", "GET / http/1.1", "GET / HTTP/1", "GET / HTTP/1.1x",
          "GET /\tHTTP/1.1", "GET / FTP/1.1 "})
        EXPECT_EQ(refused(head(first, "Host: a\r\n")), 400) << first;
    EXPECT_EQ(refused(head("GET / HTTP/2.0", "Host: a\r\n")), 505);
    EXPECT_EQ(refused("GET / HTTP/1.1\nHost: a\n\n"), 400);
    EXPECT_EQ(refused(""), 400);
}

TEST(Head, grows_with_its_length_alone)
{
    // A head is read once from front to back: its limit bounds what it may cost.
    std::string fields = "Host: a\r\n";
    for (int count = 0; count < 1000; ++count)
        fields += "X-" + std::to_string(count) + ": " + std::string(20, 'a') + "\r\n";
    EXPECT_EQ(read_head(head("GET / HTTP/1.1", fields), 2000)->headers.fields().size(), 1001U);
}

} // namespace
} // namespace florilege::web
